import { database } from "@/db/client";
import { pastAnswers, poolToday, seesCity } from "@/features/panels";
import { SPECIALTY_CODES } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { depths } from "../rules/depth";
import { histogram, judgeExposure } from "../rules/exposure";
import { readConflictShare } from "./read-conflict-share";
import { readExposure } from "./read-exposure";
import { readTermEnds } from "./read-term-ends";
import { namesOfUnits } from "./unit-names";

/**
 * 专家库体检 (features.md no. 19, 40): depth, terms, employers, exposure and answers, in one view of the database.
 * For the station and the bureau; NotFound for everybody else.
 */
export async function readPoolHealth(ctx: Ctx) {
  if (!seesCity(ctx.actor)) throw new NotFound("pool-health");
  return database().transaction(
    async (tx) => {
      const members = await poolToday(ctx, tx);
      const depth = depths(members, SPECIALTY_CODES, await readConflictShare(tx, ctx.now));
      const { rounds, experts } = await readExposure(tx, ctx.now);
      const answersOf = await pastAnswers(tx, SPECIALTY_CODES, ctx.now);
      return {
        members: members.filter(({ excluded }) => excluded !== "NOT_IN_TERM").length,
        drawable: members.filter(({ excluded }) => excluded === null).length,
        depth,
        unitNames: await namesOfUnits(
          tx,
          depth.flatMap(({ largest }) => (largest === null ? [] : [largest])),
        ),
        termEnds: await readTermEnds(tx, ctx.now),
        exposure: {
          rounds,
          experts: experts.length,
          odd: judgeExposure(experts).filter(({ odd }) => odd !== null),
          bars: histogram(experts),
        },
        answers: SPECIALTY_CODES.map((specialty) => ({ specialty, ...answersOf(specialty) })).filter(
          ({ accepted, declined, silent }) => accepted + declined + silent > 0,
        ),
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

import { bulkImport } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { displayNameOf } from "@/platform/display-name";
import { env } from "@/platform/env";
import { demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { readSheet } from "@/platform/sheet";
import { whyNotImport } from "../policy/imports";
import type { ImportKind } from "./columns";
import { type ImportContent, judgeContent, sealContent } from "./content";
import { listedProblems, type Problem } from "./problems";
import { readExperts } from "./read-experts";
import { readUnits } from "./read-units";

/**
 * Reads a workbook and says what an import would do; the content is kept sealed and nothing else is written.
 * Errors: STATION_ONLY, SheetRefused when it is no workbook that can be read.
 */
export async function previewImport(
  ctx: Ctx & { actor: UserActor },
  input: { readonly kind: ImportKind; readonly fileName: string; readonly bytes: Buffer },
): Promise<{ id: string; problems: number }> {
  demand(whyNotImport(ctx.actor));
  const sheet = await readSheet(input.bytes);
  const digest = sha256(input.bytes);
  return mutation(ctx, async (tx, now) => {
    const today = dateAt(now);
    const fictitious = env().GONGPING_MODE !== "production";
    const read = input.kind === "EXPERTS" ? readExperts(sheet, { today, fictitious }) : readUnits(sheet);
    const content = { kind: input.kind, rows: read.rows } as ImportContent;
    // A unit whose own row cannot be read would look missing to those it owns.
    const complete = input.kind === "EXPERTS" || read.problems.length === 0;
    const judged = complete ? await judgeContent(tx, content, today) : { problems: [] };
    const problems: readonly Problem[] = [...read.problems, ...judged.problems];
    const id = randomId();
    const refused = problems.length > 0;
    await tx.insert(bulkImport).values({
      id,
      kind: input.kind,
      state: refused ? "REFUSED" : "PREVIEWED",
      fileName: displayNameOf(input.fileName),
      sha256: digest,
      rows: sheet.rows.length,
      problems: listedProblems(problems),
      contentSealed: refused ? null : sealContent(content),
      createdBy: ctx.actor.personId,
      createdAt: now,
      closedAt: refused ? now : null,
    });
    return {
      value: { id, problems: problems.length },
      audit: [
        {
          action: "import.previewed",
          subject: { type: "import", id },
          detail: { kind: input.kind, sha256: digest, rows: sheet.rows.length, problems: problems.length },
        },
      ],
    };
  });
}

import { and, asc, eq, inArray } from "drizzle-orm";
import { drawRound, reviewCase } from "@/db/schema";
import { publicCertificate } from "@/features/draws";
import { certificateOf, listCaseTrace, requestOf, seesPeople, sentenceOfTrace } from "@/features/panels";
import {
  caseScope,
  type FoundCase,
  fileKindLabels,
  findCase,
  listFiledTrace,
  listFiles,
  stateLabels,
} from "@/features/reviews";
import { formatInstant, formatInstantExactly } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { logLine, manifestOf, type PackageEntry, safeName, textEntry } from "./entries";
import { opinionEntries } from "./print-opinions";
import { writeReader } from "./write-reader";

type ReadCtx = Ctx & { actor: UserActor };
const mostLines = 20_000;
/** Whom an entry is about within the panel is not for the parties (E25). */
const withheld = ["invitations", "invitation", "leader", "expert", "seat"];
const conclusions = { PASS: "通过", PASS_AFTER_REVISION: "修改后通过", FAIL: "不通过" } as const;

/** Everything of a case the actor may have, as the entries of one archive; null when the case is not there for her. */
export async function collectPackage(
  ctx: ReadCtx,
  caseId: string,
): Promise<{ number: string; entries: PackageEntry[] } | null> {
  const seen = ["contractor", "supervision", "regulator"].includes(ctx.actor.role)
    ? await findCase(ctx, caseId)
    : null;
  if (!seen) return null;
  const number = seen.number ?? seen.id;
  const trace = await readTrace(ctx, seen.id);
  const kept = [
    ...(await storedEntries(ctx, seen.id)),
    ...(await opinionEntries(ctx, seen)),
    ...(await certificateEntries(ctx, seen.id)),
    textEntry("全程记录/记录.jsonl", trace.map(({ entry }) => `${logLine(entry)}\n`).join("")),
  ];
  const madeAt = ctx.now.toISOString();
  const index = textEntry(
    "index.html",
    writeReader(
      {
        title: seen.title,
        number,
        state: stateLabels[seen.state],
        madeAt: formatInstant(ctx.now, { year: true }),
        facts: factsOf(seen),
        timeline: trace.map(({ at, text }) => ({ at: formatInstantExactly(at), text })),
      },
      kept,
    ),
  );
  const listed = [index, ...kept];
  return {
    number,
    entries: [textEntry("manifest.json", manifestOf({ case: number, madeAt }, listed)), ...listed],
  };
}

function factsOf(seen: FoundCase): [string, string][] {
  return [
    ["工程", `${seen.projectName}（${seen.projectAddress}）`],
    ["施工单位", seen.organizationName],
    ["监督机构", seen.competentBody],
    ["论证结论", seen.conclusion ? conclusions[seen.conclusion] : "尚无"],
    ["批准时间", seen.approvedAt ? formatInstant(seen.approvedAt, { year: true }) : "尚未批准"],
  ];
}

async function storedEntries(ctx: ReadCtx, caseId: string): Promise<PackageEntry[]> {
  const files = await listFiles(ctx, caseId);
  return files.flatMap(({ state, size, sha256, kind, version, displayName, objectKey }) =>
    state === "AVAILABLE" && size && sha256
      ? [
          {
            path: `文件/${fileKindLabels[kind]}-第${version}版-${safeName(displayName)}`,
            size,
            sha256,
            source: { objectKey },
          },
        ]
      : [],
  );
}

/** Full certificates for the authorities, public ones for the parties, both as trust.md §1.5 lets them be seen. */
async function certificateEntries(ctx: ReadCtx, caseId: string): Promise<PackageEntry[]> {
  const rounds = await reader(ctx)
    .select({
      round: drawRound.round,
      request: drawRound.request,
      candidates: drawRound.candidates,
      certificate: drawRound.certificate,
      drawnAt: drawRound.drawnAt,
      panelFormedAt: reviewCase.panelFormedAt,
      firstFormedAt: reviewCase.firstFormedAt,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(
      and(
        eq(drawRound.caseId, caseId),
        inArray(drawRound.state, ["DRAWN", "INFEASIBLE"]),
        caseScope(ctx.actor),
      ),
    )
    .orderBy(asc(drawRound.round));
  return rounds.flatMap((row) => {
    if (!row.certificate || !row.drawnAt) return [];
    const full = certificateOf({ request: requestOf(row), certificate: row.certificate });
    if (ctx.actor.role === "regulator" && seesPeople(ctx.actor, row))
      return [textEntry(`抽取证书/第${row.round}轮.json`, JSON.stringify(full, null, 2))];
    const formed = row.panelFormedAt ?? row.firstFormedAt;
    return formed && row.drawnAt <= formed
      ? [textEntry(`抽取证书/第${row.round}轮-公开.json`, JSON.stringify(publicCertificate(full), null, 2))]
      : [];
  });
}

interface Line {
  readonly at: Date;
  readonly text: string;
  readonly entry: object;
}

/** The trace as the actor may read it on pages, oldest first. */
async function readTrace(ctx: ReadCtx, caseId: string): Promise<Line[]> {
  if (ctx.actor.role === "regulator") {
    const { lines } = await listCaseTrace(ctx, caseId, () => ({ limit: mostLines, offset: 0 }));
    return lines.reverse().map(({ id, at, action, subjectType, detail, actor }) => ({
      at,
      text: `${actor}：${sentenceOfTrace(action, detail).text}`,
      entry: { id, at: at.toISOString(), action, subjectType, detail, actor },
    }));
  }
  const lines = await listFiledTrace(ctx, caseId, mostLines);
  return lines.reverse().map(({ id, at, action, detail, actorRole }) => {
    const shown = Object.fromEntries(Object.entries(detail).filter(([key]) => !withheld.includes(key)));
    return {
      at,
      text: sentenceOfTrace(action, shown).text,
      entry: { id, at: at.toISOString(), action, detail: shown, actorRole },
    };
  });
}

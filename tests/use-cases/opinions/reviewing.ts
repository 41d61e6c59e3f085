import { randomUUID } from "node:crypto";
import { database } from "../../../src/db/client";
import type { OpinionContent } from "../../../src/db/schema";
import { freezeOpinions, saveDraft, submitOpinion } from "../../../src/features/opinions";
import { draftInput } from "../../../src/features/opinions/input/form";
import { invariants } from "../../../src/features/opinions/invariants";
import { moveCase } from "../../../src/features/reviews";
import { systemContext } from "../../../src/platform/context";
import { findOffenders } from "../../../src/platform/invariant";
import { entries, mutation } from "../../../src/platform/mutation";
import type { TestDatabase } from "../../support/database";
import { type FormedPanel, type Member, makeFormedPanel } from "../../support/formed-panel";
import { as, type PoolExpert } from "../../support/world";

/** Everybody of this suite's database who can be drawn. */
let known: readonly PoolExpert[] = [];

/** A panel with its plan released: what the step before does is done by its state alone. */
export async function makeReviewing(
  options: Parameters<typeof makeFormedPanel>[0] = {},
): Promise<FormedPanel> {
  const panel = await makeFormedPanel({ ...options, known });
  known = panel.pool;
  await mutation(await systemContext("test"), async (tx) => {
    await moveCase(tx, panel.filing.caseId, ["PANEL_FORMED"], "PRE_REVIEW");
    return {
      value: undefined,
      audit: [{ action: "plan.released", subject: { type: "case", id: panel.filing.caseId } }],
    };
  });
  return panel;
}

/** A form as a page sends it. */
export function typed(
  caseId: string,
  more: Readonly<Record<string, string | string[]>> = {},
): Record<string, string | string[]> {
  return {
    caseId,
    base: "",
    press: "save",
    "headings.COMPLETENESS": "方案完整。",
    "headings.CALCULATION": "支撑轴力需补充验算。",
    "headings.SITE": "满足现场实际。",
    "items.0.id": "1",
    "items.0.heading": "CALCULATION",
    "items.0.chapter": "第五章",
    "items.0.page": "37",
    "items.0.severity": "MUST",
    "items.0.text": "补充第二道支撑拆除工况的验算",
    conclusion: "PASS_AFTER_REVISION",
    siteVisit: "2026年3月1日踏勘，场地北侧有10kV电缆。",
    ...more,
  };
}

export async function save(
  { actor }: Member,
  caseId: string,
  more: Readonly<Record<string, string | string[]>> = {},
): Promise<string> {
  return saveDraft(await as(actor), draftInput.parse(typed(caseId, more)));
}

/** Writes and hands in. */
export async function handIn(
  panel: FormedPanel,
  member: Member,
  more: Readonly<Record<string, string | string[]>> = {},
): Promise<void> {
  const { caseId } = panel.filing;
  const base = await save(member, caseId, more);
  await submitOpinion(await as(member.actor), { caseId, base, planFileId: panel.plan.fileId });
}

/** The panel sits down, as its own feature will have it. */
export async function sitDown(db: TestDatabase, { filing }: FormedPanel): Promise<void> {
  await db.owner`insert into sitting (id, case_id, ordinal, state, code, scheduled_from, scheduled_to, place, opened_by, opened_at, started_at)
    select ${randomUUID()}, id, 1, 'HELD', ${randomUUID()}, meeting_from, meeting_to, coalesce(meeting_place, '项目部'), 'test', app_now(), app_now()
    from review_case where id = ${filing.caseId}`;
  await mutation(await systemContext("test"), async (tx) => {
    await moveCase(tx, filing.caseId, ["PRE_REVIEW"], "IN_MEETING");
    return {
      value: undefined,
      audit: [{ action: "meeting.started", subject: { type: "case", id: filing.caseId } }],
    };
  });
}

export async function freeze({ filing }: FormedPanel): Promise<void> {
  await mutation(await systemContext("test"), async (tx, now) => {
    const { audit, jobs } = await freezeOpinions(tx, filing.caseId, now);
    return {
      value: undefined,
      audit: entries([...audit, { action: "meeting.ended", subject: { type: "case", id: filing.caseId } }]),
      jobs,
    };
  });
}

/** What this feature promises of its tables holds; the suite moves clocks and seats past what others promise of theirs. */
export async function expectOwnInvariants(): Promise<void> {
  const findings = await findOffenders(database(), invariants);
  expect(findings.map(({ name }) => name)).toContain("opinions.frozen-recorded");
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
}

/** One row of a member's opinion, as it is stored. */
export async function stored(db: TestDatabase, member: Member) {
  const [row] = await db.owner`select * from opinion where invitation_id = ${member.invitationId}`;
  return row as
    | {
        id: string;
        state: string;
        version: number;
        draft: OpinionContent | null;
        draft_saved_at: Date | null;
        submitted_at: Date | null;
        frozen_at: Date | null;
      }
    | undefined;
}

export function traced(db: TestDatabase, subject: string, action: string) {
  return db.owner`select * from audit_entry where subject_id = ${subject} and action = ${action} order by at`;
}

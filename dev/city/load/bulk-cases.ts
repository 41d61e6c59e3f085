import type { TransactionSql } from "postgres";
import { auditEntry, reviewCase, reviewItem, storedFile } from "@/db/schema";
import { FIRST_POLICY } from "@/features/rulebook";
import { timeOrderedId } from "@/platform/id";
import type { City } from "../city";
import { Random } from "../random";
import { bulkFiles } from "./bulk-files";
import { type PlannedCase, planCases } from "./plan-cases";
import type { Write } from "./write";

/**
 * The city's cases as rows, for benchmarks: in the states that need no draw, each with its items, files
 * and the trace a case made by hand would have left, so that the invariants hold.
 */
export async function writeBulkCases(
  sql: TransactionSql,
  write: Write,
  city: City,
  now: Date,
): Promise<void> {
  const cases = numbered(planCases(new Random(`gongping-cases/1/${city.seed}`), city, now));
  await write(
    reviewCase,
    cases.map((one) => ({
      id: one.id,
      number: one.number,
      projectId: one.project.id,
      organizationId: one.project.organizationId,
      jurisdictionCode: one.project.jurisdictionCode,
      title: `${one.item.part}专项施工方案`,
      state: one.state,
      policyCode: FIRST_POLICY.id,
      library: one.project.library,
      mainSpecialty: one.mainSpecialty,
      result: one.classification.result,
      classification: { ...one.classification },
      parts: [...one.parts],
      returnedReason:
        one.state === "RETURNED" ? "监理审查页缺少总监理工程师执业印章，请补充后重新提交。" : null,
      createdBy: `city:${one.project.organizationId}`,
      createdAt: one.createdAt,
      submittedAt: one.submittedAt,
      admitBy: one.submittedAt && one.state !== "RETURNED" ? later(one.submittedAt, 3 * 24) : null,
      admittedAt: one.admittedAt,
      cancelReason: one.state === "CANCELLED" ? "设计变更，本方案不再实施。" : null,
      closedAt: one.closedAt,
    })),
  );
  await write(
    reviewItem,
    cases.map(({ id, item, fingerprint, state }) => ({
      caseId: id,
      itemId: item.id,
      fingerprint,
      open: state !== "CANCELLED",
    })),
  );
  await write(storedFile, bulkFiles(cases));
  await write(auditEntry, trace(cases));
  await saveNumbers(sql, cases);
}

/** Numbers are given out in the order of submission, from 1 in each year (in China). */
function numbered(cases: PlannedCase[]): (PlannedCase & { number: string | null })[] {
  const last = new Map<number, number>();
  const numbers = new Map<string, string>();
  for (const one of [...cases].sort((a, b) => Number(a.submittedAt) - Number(b.submittedAt))) {
    if (!one.submittedAt) continue;
    const year = yearOf(one.submittedAt);
    const next = (last.get(year) ?? 0) + 1;
    last.set(year, next);
    numbers.set(one.id, `QDLZ-${year}-${String(next).padStart(6, "0")}`);
  }
  return cases.map((one) => ({ ...one, number: numbers.get(one.id) ?? null }));
}

async function saveNumbers(sql: TransactionSql, cases: readonly { number: string | null }[]): Promise<void> {
  const last = new Map<string, number>();
  for (const { number } of cases) {
    const [, year, ordinal] = number?.split("-") ?? [];
    if (year && ordinal) last.set(year, Math.max(last.get(year) ?? 0, Number(ordinal)));
  }
  for (const [year, ordinal] of last) {
    await sql`insert into case_number (year, last) values (${Number(year)}, ${ordinal})
      on conflict (year) do update set last = greatest(case_number.last, excluded.last)`;
  }
}

type Step = [action: (typeof auditEntry.$inferInsert)["action"], at: Date, detail: Record<string, unknown>];

function* trace(
  cases: readonly (PlannedCase & { number: string | null })[],
): Generator<typeof auditEntry.$inferInsert> {
  for (const one of cases) {
    const steps: Step[] = [["case.drafted", one.createdAt, { projectId: one.project.id }]];
    if (one.submittedAt) steps.push(["case.submitted", one.submittedAt, { number: one.number }]);
    if (one.returnedAt) steps.push(["case.returned", one.returnedAt, {}]);
    if (one.admittedAt) steps.push(["case.admitted", one.admittedAt, {}]);
    if (one.closedAt) steps.push(["case.cancelled", one.closedAt, {}]);
    for (const [action, at, detail] of steps) {
      yield {
        id: timeOrderedId(at),
        at,
        actorKind: "system",
        actorId: "city",
        action,
        subjectType: "case",
        subjectId: one.id,
        detail,
        requestId: one.id,
      };
    }
  }
}

function later(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

function yearOf(at: Date): number {
  return later(at, 8).getUTCFullYear();
}

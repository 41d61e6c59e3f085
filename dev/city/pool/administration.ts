import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { appUser, expertApplication, holiday, organization, outbox } from "@/db/schema";
import { decidePost, lockUnit, proposePost } from "@/features/accounts";
import {
  addDays,
  dateAt,
  discardDraft,
  FIRST_POLICY,
  previewHolidays,
  returnDraft,
  saveDraft,
  submitDraft,
  typedPolicy,
} from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { systemContext } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { giveUpJob } from "@/platform/operations/retry-job";
import type { PoolSeed } from "./seed-pool";

type Administrator = Ctx & { readonly actor: UserActor };

/**
 * What waits for the three administrators today: a post to confirm and one confirmed, a policy draft given back
 * and one given up, next year's holidays previewed and a faulty text, a locked unit, buried work and some given up.
 */
export async function seedAdministrationToday({ actors }: PoolSeed): Promise<void> {
  const system = await actors.administrator("system");
  const security = await actors.administrator("security");
  const today = dateAt(system.now);
  await seedPosts(system, security, today);
  await seedDrafts(system, security, today);
  await seedHolidays(system);
  await seedLock(security);
  await seedBuried(system);
}

/** Two of those who applied are to be seconded to the bureau: people with a login and without an office. */
async function seedPosts(system: Administrator, security: Administrator, today: string): Promise<void> {
  const people = await database()
    .select({ userId: appUser.id })
    .from(appUser)
    .innerJoin(expertApplication, eq(expertApplication.personId, appUser.personId))
    .where(
      and(
        eq(appUser.userType, "natural"),
        sql`not exists (select from staff_post s where s.person_id = ${appUser.personId})
          and not exists (select from expert e where e.person_id = ${appUser.personId})`,
      ),
    )
    .groupBy(appUser.id)
    .orderBy(asc(appUser.id))
    .limit(2);
  const [first, second] = people.map(({ userId }) => ({
    userId,
    post: "bureau" as const,
    validFrom: addDays(today, 30),
    validTo: addDays(today, 395),
    document: "青建人〔2026〕12号，借调通知",
  }));
  if (!first || !second) throw new Error("the city has nobody to give a post to");
  const { changeId } = await proposePost(security, first);
  await decidePost(system, { changeId, decision: "confirm", reason: "" });
  await proposePost(security, second);
}

async function seedDrafts(system: Administrator, security: Administrator, today: string): Promise<void> {
  const typed = (more: Record<string, string>) => ({ ...typedPolicy(FIRST_POLICY.values), ...more });
  const first = await saveDraft(
    system,
    typed({
      title: "抽取提前量调整（试拟）",
      basis: "内部讨论稿，未成文",
      effectiveFrom: addDays(today, 20),
      "p.draw.advised_lead": "7天",
    }),
  );
  await discardDraft(system, first);
  const second = await saveDraft(
    system,
    typed({
      title: "专家评审平台规则第二版",
      basis: "青岛市住房和城乡建设局关于调整专家评审有关期限的通知",
      effectiveFrom: addDays(today, 45),
      "p.invite.reminders": "2小时、4小时、5小时",
      "p.report.check_window": "2",
      "p.credit.no_show": "-25",
    }),
  );
  await submitDraft(system, second);
  await returnDraft(security, { ...second, reason: "请补充依据文件的文号和日期。" });
}

/** The holidays of the law alone, in the words of a notice: the State Council's own is not known yet. */
async function seedHolidays(system: Administrator): Promise<void> {
  const [last] = await database()
    .select({ day: sql<string>`max(${holiday.day})::text` })
    .from(holiday);
  const year = Number(last?.day.slice(0, 4)) + 1;
  const good = `${year}年部分节假日安排（样例）
一、元旦：1月1日放假，共1天。
二、劳动节：5月1日至2日放假，共2天。
三、国庆节：10月1日至3日放假，共3天。`;
  for (const text of [good, good.replace("1日至3日放假，共3天", "1日至2日放假，共3天")])
    await previewHolidays(system, { fileName: "粘贴的通知", bytes: Buffer.from(text, "utf8") });
}

/** A unit that takes part in no works and that nobody has logged in for. */
async function seedLock(security: Administrator): Promise<void> {
  // A single-table select would write the outer column without its table.
  const [unit] = await database()
    .select({ id: organization.id })
    .from(organization)
    .where(
      sql`not exists (select from app_user u where u.organization_id = organization.id)
        and not exists (select from project_party p where p.organization_id = organization.id)
        and not exists (select from project p where p.organization_id = organization.id)`,
    )
    .orderBy(asc(organization.name))
    .limit(1);
  if (!unit) throw new Error("the city has no unit to lock");
  await lockUnit(security, { organizationId: unit.id, reason: "营业执照已被吊销" });
}

/** Two rows of work as the worker buries them, of objects that are not there. */
async function seedBuried(system: Administrator): Promise<void> {
  const bury = async () => {
    const id = randomId();
    const job = "reviews.remove-object";
    const code = "ECONNREFUSED";
    await mutation(await systemContext(job), async (tx, now) => {
      await tx.insert(outbox).values({
        id,
        job,
        payload: { objectKey: `city/${id}` },
        dueAt: now,
        createdAt: now,
        relayedAt: now,
        attempts: 13,
        lastError: code,
        deadAt: now,
      });
      return {
        value: undefined,
        audit: [{ action: "job.buried", subject: { type: "outbox", id }, detail: { job, code } }],
      };
    });
    return id;
  };
  await bury();
  await giveUpJob(system, { jobId: await bury(), reason: "文件已随案件撤销一并清理，无需再处理。" });
}

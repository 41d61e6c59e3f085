import type { Sql } from "postgres";
import { proposePost } from "../../../src/features/accounts";
import { FIRST_POLICY, previewHolidays, saveDraft, typedPolicy } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { makeAccount } from "../administrators";
import { as, makeUnit, regulatorActor } from "../world";
import { type Login, loginOfOfficer } from "./cast";
import { inDays } from "./desk-world";

/** Of administration: somebody to give posts to, posts to end, proposals, a draft, two previews, a unit to lock. */
export interface AdministrationWorld {
  /** An account without a post. */
  readonly userId: string;
  /** Proposed by the suite's security administrator, both. */
  readonly toDecide: string;
  readonly toWithdraw: string;
  readonly officer: { readonly userId: string; readonly postId: string };
  readonly administrator: { readonly userId: string; readonly postId: string };
  readonly draftId: string;
  readonly holidays: { readonly toCommit: string; readonly toDiscard: string; readonly text: string };
  readonly unitId: string;
}

export async function makeAdministration(
  owner: Sql,
  suite: { readonly system: Login; readonly security: Login },
): Promise<AdministrationWorld> {
  const [system, security] = [
    await administratorOf(owner, suite.system, "system"),
    await administratorOf(owner, suite.security, "security"),
  ];
  const propose = async () => {
    const { userId } = await makeAccount("待任人员");
    const wanted = { userId, post: "station", validFrom: inDays(1), document: "任命文件" } as const;
    return (await proposePost(await as(security), wanted)).changeId;
  };
  const holder = async (post: "bureau" | "audit") => {
    const { userId } = await loginOfOfficer(owner, post, post === "bureau" ? "370200" : null);
    const [row] =
      await owner`select s.id from staff_post s join app_user u on u.person_id = s.person_id where u.id = ${userId}`;
    return { userId, postId: row?.id as string };
  };
  const { draftId } = await saveDraft(await as(system), draftFields(inDays(30)));
  const text = await nextYear(owner);
  const preview = async () => {
    const { importId, problems } = await previewHolidays(await as(system), {
      fileName: "安排.json",
      bytes: Buffer.from(text, "utf8"),
    });
    if (problems > 0) throw new Error("the world's holidays cannot be imported");
    return importId;
  };
  return {
    userId: (await makeAccount("无岗位人员")).userId,
    toDecide: await propose(),
    toWithdraw: await propose(),
    officer: await holder("bureau"),
    administrator: await holder("audit"),
    draftId,
    holidays: { toCommit: await preview(), toDiscard: await preview(), text },
    unitId: (await makeUnit("青岛待锁建设有限公司")).id,
  };
}

/** A draft as its form sends it. */
export function draftFields(effectiveFrom: string): Record<string, string> {
  return { title: "第二版", basis: "文件", effectiveFrom, ...typedPolicy(FIRST_POLICY.values) };
}

/** The year after the last that is recorded, with the holidays of the law alone. */
async function nextYear(owner: Sql): Promise<string> {
  const [row] = await owner`select extract(year from max(day))::int + 1 as year from holiday`;
  const days = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];
  return JSON.stringify({
    days: days.map((day) => ({ date: `${row?.year}-${day}`, name: "法定节日", isOffDay: true })),
  });
}

/** The suite's administrator as she acts when signed in. */
async function administratorOf(owner: Sql, login: Login, post: "system" | "security"): Promise<UserActor> {
  const [row] = await owner`select person_id as id from app_user where id = ${login.userId}`;
  return {
    ...regulatorActor("station", "370200"),
    id: login.userId,
    personId: row?.id as string,
    role: "admin",
    post,
    jurisdiction: null,
  };
}

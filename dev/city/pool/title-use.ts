import { addDays, dateAt } from "@/features/rulebook";
import {
  decideMisuse,
  decideUse,
  recordMisuse,
  requestUse,
  stateMisuse,
  withdrawUse,
} from "@/features/title-use";
import { readNow } from "@/platform/clock";
import { ordinary } from "./ordinary";
import type { PoolSeed } from "./seed-pool";

type Request = Parameters<typeof requestUse>[1];

/** Today: requests waiting, consented to, refused and withdrawn; an entry of the register that waits, and one confirmed. */
export async function seedTitleUseToday({ city, actors }: PoolSeed): Promise<void> {
  const [one, two, three] = (await ordinary(city)).slice(-14, -11);
  if (!one || !two || !three) return;
  const today = dateAt(await readNow());
  const request = async (number: string, ahead: number, more: Partial<Request> = {}) =>
    requestUse(await actors.expert(number), {
      kind: "TRAINING",
      organizer: "青岛市某行业协会",
      place: "市南区某会议中心",
      content: "讲解深基坑专项施工方案的编制要点，介绍为市住建局评审专家，不收取报酬。",
      dateFrom: addDays(today, ahead),
      dateTo: addDays(today, ahead + 1),
      ...more,
    });
  await request(one, 20);
  const consented = await request(one, 30);
  await decideUse(await actors.officer("bureau1"), {
    ...consented,
    decision: "consent",
    answer: "同意。不得收取报酬，不得涉及正在评审的项目。",
  });
  const refused = await request(two, 10, {
    kind: "CONSULTING",
    organizer: "某建设集团有限公司",
    content: "为该单位的专项施工方案提供技术咨询。",
  });
  await decideUse(await actors.officer("bureau2"), {
    ...refused,
    decision: "refuse",
    answer: "该单位有方案正在评审，影响公正。",
  });
  const withdrawn = await request(two, 15);
  await withdrawUse(await actors.expert(two), withdrawn);

  const record = async (number: string, days: number, facts: string) =>
    recordMisuse(await actors.officer("station1"), {
      number,
      kind: "INSPECTION",
      happenedOn: addDays(today, -days),
      organizer: "某建设集团有限公司",
      facts,
      complaintNumber: "",
    });
  await record(three, 6, "项目部来电反映：该专家以市住建局评审专家名义到工地检查，并留下书面意见。");
  const confirmed = await record(
    two,
    20,
    "公司网站新闻：该专家以市住建局评审专家名义为该单位授课并收取费用。",
  );
  await stateMisuse(await actors.expert(two), {
    ...confirmed,
    statement: "授课属实，不清楚需要事先申请，费用已经退还。",
  });
  await decideMisuse(await actors.officer("station2"), {
    ...confirmed,
    decision: "confirm",
    reason: "本人承认，未经同意以专家名义授课。",
  });
}

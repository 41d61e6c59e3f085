import {
  confirmRead,
  draftPublication,
  publishPublication,
  withdrawPublication,
} from "@/features/publications";
import { ordinary } from "./ordinary";
import type { PoolSeed } from "./seed-pool";

type Draft = Parameters<typeof draftPublication>[1];

/** Today: a public notice, a policy that experts confirm and some have, training, a draft, and one withdrawn. */
export async function seedPublicationsToday({ city, actors }: PoolSeed): Promise<void> {
  const station = () => actors.officer("station1");
  const draft = async (more: Partial<Draft>) =>
    draftPublication(await station(), {
      kind: "ANNOUNCEMENT",
      title: "关于启用专家评审管理服务平台的通知",
      body: "各有关单位：\n\n自通知公布之日起，专项施工方案专家论证通过本平台办理。",
      audience: ["public", "expert", "contractor", "supervision", "regulator"],
      required: false,
      ...more,
    });
  const publish = async (more: Partial<Draft> = {}) => {
    const one = await draft(more);
    await publishPublication(await station(), one);
    return one;
  };
  await publish();
  await publish({
    kind: "TRAINING",
    title: "专项施工方案审查要点（培训资料）",
    body: "本资料用于评审专家培训。\n\n审查时逐项核对方案的九项内容。",
    audience: ["expert", "regulator"],
  });
  const required = await publish({
    kind: "POLICY",
    title: "评审专家保密和回避要求",
    body: "评审专家应当遵守保密规定，不得泄露评审信息。\n\n与参建各方有利害关系的，应当主动回避。",
    audience: ["expert"],
    required: true,
  });
  for (const number of (await ordinary(city)).slice(0, 3)) {
    await confirmRead(await actors.expert(number), required);
  }
  const wrong = await publish({ title: "关于系统维护的通知", audience: ["contractor"] });
  await withdrawPublication(await station(), { ...wrong, reason: "维护时间有变化" });
  await draft({ title: "关于年度评价安排的通知（草稿）", audience: ["expert"] });
}

import { issueToken, revokeToken } from "@/features/exchange";
import { addDays, dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import type { PoolSeed } from "./seed-pool";

/** Today: the city's exchange may read everything, a district's its own area, and one token was revoked. Nobody has them. */
export async function seedExchangeToday({ actors }: PoolSeed): Promise<void> {
  const expiresOn = addDays(dateAt(await readNow()), 180);
  await issueToken(await actors.security(), {
    system: "智慧工地“一张网”",
    operator: "青岛市住房和城乡建设局信息中心",
    resources: ["cases", "certificates", "inspections"],
    areas: ["370200"],
    expiresOn,
  });
  await issueToken(await actors.security(), {
    system: "李沧区城市运行管理平台",
    operator: "李沧区住房和城乡建设局",
    resources: ["cases", "inspections"],
    areas: ["370213"],
    expiresOn,
  });
  const { tokenId } = await issueToken(await actors.security(), {
    system: "接口联调测试",
    operator: "青岛市住房和城乡建设局信息中心",
    resources: ["cases"],
    areas: ["370202"],
    expiresOn,
  });
  await revokeToken(await actors.security(), { tokenId, reason: "联调结束，不再使用。" });
}

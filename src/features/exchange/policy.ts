import type { ExchangeResource } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import { resourceLabels } from "./rules/resources";

/** Why somebody may not read a resource through the open interface: a token reads what it was issued for. */
export function whyNotRead(actor: Actor, resource: ExchangeResource): Denial | null {
  if (actor.kind === "client" && actor.resources.includes(resource)) return null;
  return {
    code: "insufficient-scope",
    sentence: `本令牌没有读取“${resourceLabels[resource]}”的权限，请联系平台的安全管理员。`,
  };
}

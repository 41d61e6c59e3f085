import type { Role } from "@/platform/actor";

/** The workspaces in the words of the people who work in them. */
export const workspaces: Readonly<Record<Role, { readonly name: string; readonly path: string }>> = {
  contractor: { name: "施工单位工作台", path: "/contractor" },
  expert: { name: "专家工作台", path: "/expert" },
  supervision: { name: "监理单位工作台", path: "/supervision" },
  regulator: { name: "监督管理工作台", path: "/regulator" },
  admin: { name: "系统管理工作台", path: "/admin" },
};

export type Home =
  | { readonly kind: "go"; readonly path: string }
  | {
      readonly kind: "choose";
      readonly roles: readonly Role[];
      /** Units to act for beside the one acted for now, those not yet taken up among them. */
      readonly units: boolean;
    }
  | { readonly kind: "none" };

/** Where a login belongs: its one workspace, a choice between several workspaces or units, or nowhere yet. */
export function homeOf(
  actors: readonly { readonly role: Role; readonly organizationId?: string | null }[],
  units: readonly { readonly organizationId: string }[] = [],
): Home {
  const roles = [...new Set(actors.map(({ role }) => role))];
  const [first, ...others] = roles;
  const more = units.some(
    (unit) => !actors.some(({ organizationId }) => organizationId === unit.organizationId),
  );
  if (first === undefined) return more ? { kind: "go", path: "/delegations" } : { kind: "none" };
  return others.length === 0 && !more
    ? { kind: "go", path: workspaces[first].path }
    : { kind: "choose", roles, units: more };
}

"use server";

import { action } from "@/platform/action";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { InvalidInput } from "@/platform/errors";
import { changeInput, correctShareInput, endShareInput, newShareInput, renameInput } from "../input/register";
import { correctOwnership, endOwnership, recordOwnership } from "../ownership";
import { findOrganizationByUscc } from "../queries";
import { changeOrganization, renameOrganization } from "../register";

type UserCtx = Ctx & { actor: UserActor };

const page = (id: string) => `/regulator/organizations/${id}`;

export const changeOrganizationAction = action({
  roles: ["regulator"],
  input: changeInput,
  run: changeOrganization,
  after: (_, { organizationId }) => `${page(organizationId)}?done=changed`,
});

export const renameOrganizationAction = action({
  roles: ["regulator"],
  input: renameInput,
  run: renameOrganization,
  after: (_, { organizationId }) => `${page(organizationId)}?done=renamed`,
});

export const recordOwnershipAction = action({
  roles: ["regulator"],
  input: newShareInput,
  run: async (ctx: UserCtx, { ownerUscc, ...share }) => {
    const owner = await findOrganizationByUscc(ctx, ownerUscc);
    if (!owner) throw new InvalidInput({ ownerUscc: "单位名录中没有这个统一社会信用代码，请先核对" });
    if (owner.id === share.ownedId) throw new InvalidInput({ ownerUscc: "单位不能持有自己的股份" });
    return recordOwnership(ctx, { ...share, ownerId: owner.id });
  },
  after: (_, { ownedId }) => `${page(ownedId)}?done=share`,
});

export const endOwnershipAction = action({
  roles: ["regulator"],
  input: endShareInput.extend({ organizationId: endShareInput.shape.shareId }),
  run: (ctx: UserCtx, { shareId, lastDay }) => endOwnership(ctx, shareId, lastDay),
  after: (_, { organizationId }) => `${page(organizationId)}?done=ended`,
});

export const correctOwnershipAction = action({
  roles: ["regulator"],
  input: correctShareInput,
  run: (ctx: UserCtx, input) =>
    correctOwnership(ctx, {
      shareId: input.shareId,
      reason: input.reason,
      really: input.kind === "correct" ? input.really : null,
    }),
  after: ({ ownedId }) => `${page(ownedId)}?done=corrected`,
});

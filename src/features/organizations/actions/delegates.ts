"use server";

import { cookies } from "next/headers";
import { accountAction, action } from "@/platform/action";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { unitCookieName } from "@/platform/delegated-units";
import { env } from "@/platform/env";
import { NotFound } from "@/platform/errors";
import {
  endDelegate,
  grantDelegate,
  openPrepared,
  prepareDelegate,
  resignGrant,
  takeUpGrant,
} from "../delegates";
import { delegateInput, endDelegateInput, preparedInput } from "../input/delegate";

const list = "/contractor/delegates";

/** First page of naming a delegate; the identity number ends here. */
export const prepareDelegateAction = action({
  roles: ["contractor"],
  right: "UNIT",
  input: delegateInput,
  unshown: ["idNumber"],
  run: prepareDelegate,
  after: (grant) => `${list}/check?grant=${encodeURIComponent(grant)}`,
});

export const grantDelegateAction = action({
  roles: ["contractor"],
  right: "UNIT",
  input: preparedInput,
  run: (ctx: Ctx & { actor: UserActor }, { grant }) => {
    const prepared = openPrepared(ctx.actor, grant);
    if (!prepared) throw new NotFound("delegate");
    return grantDelegate(ctx, prepared);
  },
  after: () => `${list}?done=granted`,
});

export const endDelegateAction = action({
  roles: ["contractor"],
  right: "UNIT",
  input: endDelegateInput,
  run: endDelegate,
  after: () => `${list}?done=ended`,
});

/** The person takes a grant up, or changes to a unit already taken up: from now on requests act for it. */
export const actForUnitAction = accountAction({
  input: endDelegateInput,
  run: async (ctx, input) => {
    const { organizationId } = await takeUpGrant(ctx, input);
    (await cookies()).set(unitCookieName(), organizationId, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: env().APP_URL.startsWith("https://"),
    });
  },
  after: () => "/contractor",
});

export const resignGrantAction = accountAction({
  input: endDelegateInput,
  run: resignGrant,
  after: () => "/delegations?done=resigned",
});

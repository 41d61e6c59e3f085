"use server";

import { action } from "@/platform/action";
import { closeCampaign, issueInvitation, publishCampaign, revokeInvitation } from "../applications";
import { demandPublishable } from "../applications/campaigns";
import {
  type CampaignInput,
  campaignInput,
  closeCampaignInput,
  revokeInvitationInput,
  specialInvitationInput,
} from "../input/campaign";

const roles = ["regulator"] as const;

/** Checks what is to be published and leads to the page that repeats it; changes nothing. */
export const prepareCampaignAction = action({
  roles,
  input: campaignInput,
  run: async (ctx, input) => demandPublishable(ctx, input),
  after: (_, input) => `/regulator/campaigns/check?${campaignQuery(input)}`,
});

export const publishCampaignAction = action({
  roles,
  input: campaignInput,
  run: publishCampaign,
  after: ({ campaignId }) => `/regulator/campaigns/${campaignId}?done=published`,
});

export const closeCampaignAction = action({
  roles,
  input: closeCampaignInput,
  run: closeCampaign,
  after: ({ campaignId }) => `/regulator/campaigns/${campaignId}?done=closed`,
});

export const issueInvitationAction = action({
  roles,
  input: specialInvitationInput,
  run: issueInvitation,
  after: () => "/regulator/special-invitations?done=issued",
});

export const revokeInvitationAction = action({
  roles,
  input: revokeInvitationInput,
  run: revokeInvitation,
  after: () => "/regulator/special-invitations?done=revoked",
});

function campaignQuery({ libraries, closesOn, ...rest }: CampaignInput): URLSearchParams {
  const query = new URLSearchParams({ ...rest, closesOn: closesOn ?? "" });
  for (const library of libraries) query.append("libraries", library);
  return query;
}

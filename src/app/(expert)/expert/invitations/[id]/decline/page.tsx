import { redirect } from "next/navigation";
import { formatDeadline } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { declineReasons, onPlatform } from "../../../words";
import { type InvitationParams, ownInvitation } from "../own-invitation";

export const metadata = { title: `不能参加的原因${onPlatform}` };

/** 不能参加: one tap for the reason; the next page repeats it before it counts. */
export default async function DeclinePage({ params }: InvitationParams) {
  const { ctx, own, phase, path } = await ownInvitation(params, "/decline");
  if (phase !== "open") redirect(path);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "论证邀请", href: path }, { label: "不能参加" }]}
      here={`${path}/decline`}
      size="elder"
    >
      <PageHead
        title="不能参加的原因是什么？"
        lead={`点一项，下一页核对后提交。请在 ${own.deadline ? formatDeadline(own.deadline) : ""} 前完成。`}
        backHref={path}
      />
      <Stack>
        {declineReasons.map(({ code, label }) => (
          <ButtonLink key={code} big look="quiet" href={`${path}/decline/check?reason=${code}`}>
            {label}
          </ButtonLink>
        ))}
      </Stack>
    </ExpertFrame>
  );
}

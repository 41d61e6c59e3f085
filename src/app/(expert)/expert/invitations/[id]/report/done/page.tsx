import { redirect } from "next/navigation";
import { formatInstantExactly } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { ExpertFrame } from "../../../../expert-frame";
import { onPlatform } from "../../../../words";
import type { InvitationParams } from "../../own-invitation";
import { ownReport } from "../own-report";

export const metadata = { title: `答复已记录${onPlatform}` };

/** 完成: what was recorded and what comes next. A bookmark of it shows the same and does nothing. */
export default async function ReportDonePage({ params }: InvitationParams) {
  const { ctx, desk, path, crumbs } = await ownReport(params, "/done");
  const { report } = desk;
  if (!report?.own) redirect(path);
  const agreed = report.own.answer === "AGREED";
  const locked = report.state === "LOCKED" || report.state === "ACCEPTED";
  return (
    <ExpertFrame ctx={ctx} crumbs={[...crumbs, { label: "完成" }]} here={`${path}/done`} size="elder">
      <Confirmation
        title={agreed ? "已确认论证报告" : "已记录您的不同意见"}
        reference={desk.number ? { label: "论证编号", value: desk.number } : undefined}
        next={
          agreed ? (
            <p>
              {locked
                ? "到会专家已全部确认，报告已经锁定。请在打印的论证报告上手写签名。"
                : "到会专家全部确认后，报告锁定并打印，由您手写签名。"}
            </p>
          ) : (
            <p>由市监督站组织协调，请等候通知。提出不同意见不影响对您的评价。</p>
          )
        }
      >
        <p>记录时间：{formatInstantExactly(report.own.at, { year: true })}</p>
        {report.checkCode ? <p>报告校验码：{report.checkCode}</p> : null}
      </Confirmation>
      <Actions>
        <ButtonLink look="quiet" href={path}>
          查看论证报告
        </ButtonLink>
      </Actions>
    </ExpertFrame>
  );
}

import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { policyInForce } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "举报 - 专家评审平台" };

/** 举报: what becomes of it, who learns what, and the two doors. */
export default async function ComplaintsPage() {
  const ctx = await requestContext();
  const { values: policy } = await policyInForce(ctx);
  return (
    <PublicShell crumbs={[{ label: "举报" }]} here="/complaints">
      <PageHead
        title="举报"
        lead="对专家、参建单位和监督机构在论证活动中的不正当行为，任何人都可以举报，不需要登录。"
      />
      <Stack>
        <Actions>
          <ButtonLink href="/complaints/new">我要举报</ButtonLink>
          <ButtonLink look="quiet" href="/complaints/query">
            凭查询码查询
          </ButtonLink>
        </Actions>
        <Card title="谁能看到您是谁">
          <ul>
            <li>可以匿名。匿名的，系统不记录您的账号，我们不知道您是谁。</li>
            <li>署名的，姓名、单位和电话加密保存，只有承办人可以查看，每次查看都有记录。</li>
            <li>被举报人只能看到承办人写的内容摘要，看不到原文，也看不到您是谁。</li>
          </ul>
        </Card>
        <Card title="怎样办理">
          <ol>
            <li>
              收到后{policy["complaint.triage_days"]}个工作日内审查是否受理；受理后
              {policy["complaint.decide_days"]}日内作出结论，情况复杂的可以延长一次，最多
              {policy["complaint.extension_days"]}日。
            </li>
            <li>与被举报人有关系的人员不承办。反映市监督站的，由市住建局办理。</li>
            <li>
              对结论不服的，双方都可以在{policy["complaint.review_request_days"]}
              日内申请复查一次，由其他同志复查。
            </li>
            <li>举报不影响正在进行的论证项目；是否中止论证，另行决定。</li>
          </ol>
        </Card>
        <Card title="不在这里办理的">
          <p>
            反映市住建局及其工作人员违纪违法的，请向纪检监察机关举报，电话 <a href="tel:12388">12388</a>。
            对专家公示有异议的，请在<a href="/publicity">专家公示</a>中提出。
          </p>
        </Card>
      </Stack>
    </PublicShell>
  );
}

import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { currentLogin } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Columns, Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "青岛市市政公用工程专家评审管理服务平台" };

/** 首页: what the platform is, and the doors. */
export default async function HomePage() {
  const login = await currentLogin();
  return (
    <PublicShell here="/">
      <PageHead
        title="市政公用工程专家评审管理服务平台"
        lead="为青岛市市政公用工程和轨道交通工程中超过一定规模的危险性较大的分部分项工程，办理专项施工方案论证的专家抽取、通知和确认。"
      />
      <Stack>
        {login ? (
          <Card title={`${login.name}，您已登录`}>
            <Actions>
              <ButtonLink href="/home">进入工作台</ButtonLink>
            </Actions>
          </Card>
        ) : (
          <Columns kind="half">
            <Card title="单位">
              <p>施工单位申报论证、抽取专家；监理单位审查方案。</p>
              <Actions>
                <ButtonLink href="/login/start?type=legal">法人登录</ButtonLink>
              </Actions>
            </Card>
            <Card title="专家和监督人员">
              <p>专家答复论证邀请；监督机构查看和办理。</p>
              <Actions>
                <ButtonLink look="quiet" href="/login/start?type=natural">
                  个人登录
                </ButtonLink>
              </Actions>
            </Card>
          </Columns>
        )}
        <Card title="申请成为专家">
          <p>具有高级职称、从事相关专业工作的人员，可以申请进入专家库；库内专家聘期届满前可以申请续聘。</p>
          <p>
            <a href="/apply">专家申报</a>
          </p>
        </Card>
        <Card title="怎样保证公平">
          <ul>
            <li>专家由系统随机抽取。决定结果的条件先固定、先公布指纹，最后才产生随机数，谁都可以重算。</li>
            <li>与参建单位有任职、股权或其他利害关系的专家，不参加抽取。</li>
            <li>专家组全部确认以前，任何一方都看不到名单。</li>
          </ul>
          <p>
            <a href="/experts">专家名录和诚信档案</a>　<a href="/publicity">专家公示</a>　
            <a href="/draw-method">抽取办法</a>　<a href="/verify">验证抽取证书</a>
          </p>
        </Card>
        <Card title="不会用？">
          <p>
            看<a href="/manual">操作手册</a>
            ，分施工单位、专家、监理单位、监督机构、社会公众、系统管理六册，每一步都有说明。
          </p>
        </Card>
      </Stack>
    </PublicShell>
  );
}

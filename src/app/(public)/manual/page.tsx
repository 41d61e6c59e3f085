import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "操作手册 - 专家评审平台" };

const books = [
  {
    href: "/manual/contractor",
    title: "施工单位",
    about: "授权经办人、登记工程、看能不能抽满、申报论证、填写抽取条件、抽取专家、查看进度。",
  },
  {
    href: "/manual/expert",
    title: "专家",
    about: "收到短信怎么办、参加或者不能参加、申报和续聘、变更资料、请假、履职证明。",
  },
  { href: "/manual/supervision", title: "监理单位", about: "查看和审查本单位监理工程的专项施工方案。" },
  {
    href: "/manual/regulator",
    title: "监督机构",
    about: "受理、退回、专家不足和撤销的处理、抽取核验；申报审查、处理决定、单位名录、批量导入、专家库体检。",
  },
  {
    href: "/manual/public",
    title: "社会公众",
    about: "查询专家名录和诚信档案、看公示和提出异议、验证聘书和证书，不用登录。",
  },
  { href: "/manual/admin", title: "系统管理", about: "系统、安全、审计三类管理员各管什么。" },
] as const;

/** 操作手册: one book for each role. */
export default function ManualIndex() {
  return (
    <PublicShell crumbs={[{ label: "操作手册" }]} here="/manual">
      <PageHead title="操作手册" lead="按您的身份选一册，每册都可以打印。" />
      <Stack>
        {books.map(({ href, title, about }) => (
          <Card key={href} title={<a href={href}>{title}操作手册</a>}>
            <p>{about}</p>
          </Card>
        ))}
        <Card title="通用说明">
          <ul>
            <li>所有用户都通过山东省统一身份认证平台登录，本平台不另设账号，也不保存密码。</li>
            <li>看字吃力的，点右上角“长辈版”，字和按钮会变大，下次打开还是这样。</li>
            <li>长时间不操作会自动退出：监督机构和管理员 15 分钟，其他用户 30 分钟，退出前有提示。</li>
            <li>页面上的期限都是北京时间，以系统时间为准，与您手机或电脑上的时间无关。</li>
          </ul>
        </Card>
      </Stack>
    </PublicShell>
  );
}

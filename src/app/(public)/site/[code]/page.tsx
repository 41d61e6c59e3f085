import type { Metadata } from "next";
import { NotOnRecord } from "@/app/(public)/not-on-record";
import { PublicShell } from "@/app/public-shell";
import { findSite, type Site } from "@/features/approvals";
import { formatInstant } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { FileCheck } from "./file-check";

export const metadata: Metadata = { title: "现场方案核对 - 专家评审平台", robots: { index: false } };

const conclusions = { PASS: "通过", PASS_AFTER_REVISION: "修改后通过", FAIL: "不通过" } as const;
const standings = {
  VALID: {
    title: "已批准，方可实施",
    tone: "good",
    text: "现场所用的方案应与下列版本完全一致。",
  },
  SUPERSEDED: {
    title: "已失效：方案作了重大修改，另行论证",
    tone: "bad",
    text: "不得再按本方案施工，请以重新论证、重新批准的方案为准。",
  },
  VOID: { title: "已失效：论证工作已作废", tone: "bad", text: "不得按本方案施工。" },
} as const;

/** What the QR code on site leads to: the approved version, whether it still holds, and a check of one's own copy. */
export default async function SitePage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const site = await findSite(await requestContext(), code);
  return (
    <PublicShell crumbs={[{ label: "现场方案核对" }]} here={site ? `/site/${code}` : "/"} anonymous>
      {site ? <Found site={site} /> : <NotOnRecord paper="现场公示牌" />}
    </PublicShell>
  );
}

function Found({ site }: { site: Site }) {
  const standing = standings[site.standing];
  return (
    <>
      <PageHead title="现场方案核对" lead={`${site.projectName} · ${site.title}`} />
      <Note tone={standing.tone} title={standing.title}>
        <p>{standing.text}</p>
      </Note>
      <Card title="批准的方案">
        <Facts
          items={[
            { term: "工程", value: `${site.projectName}（${site.projectAddress}）` },
            { term: "危大工程", value: site.parts.join("、") || "—" },
            { term: "施工单位", value: site.organizationName },
            { term: "论证编号", value: site.number },
            { term: "论证结论", value: site.conclusion ? conclusions[site.conclusion] : "" },
            {
              term: "批准时间",
              value: site.approvedAt ? formatInstant(site.approvedAt, { year: true }) : "",
            },
            { term: "版本", value: `第${site.version}版${site.pages ? `，${site.pages}页` : ""}` },
            { term: "校验值（SHA-256）", value: <code className="wrap">{site.sha256}</code> },
          ]}
        />
      </Card>
      <Card title="核对手中的文件">
        <p>选取现场的方案文件（PDF），在您的手机或电脑上计算校验值并与批准的版本比较。文件不会上传。</p>
        <FileCheck sha256={site.sha256} />
        <noscript>
          <p>
            浏览器没有启用脚本，不能在本页计算。请在电脑上用系统自带的命令计算SHA-256，与上面的校验值逐位对照：Windows用
            certutil -hashfile 文件名 SHA256，其他系统用 sha256sum 文件名。
          </p>
        </noscript>
      </Card>
    </>
  );
}

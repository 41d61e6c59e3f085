import type { Metadata } from "next";
import { NotOnRecord } from "@/app/(public)/not-on-record";
import { PublicShell } from "@/app/public-shell";
import {
  attestedParticipations,
  attestedRoles,
  findAttestation,
  type PublicAttestation,
  paperDate,
  specialtyWords,
  spokenCode,
} from "@/features/experts";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";

export const metadata: Metadata = { title: "履职证明核验 - 专家评审平台", robots: { index: false } };

/** What the QR code of a 履职证明 leads to: that it was issued here, and every line of it. */
export default async function AttestationPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const attestation = await findAttestation(await requestContext(), code);
  return (
    <PublicShell
      crumbs={[{ label: "验证聘书和履职证明", href: "/verify-document" }, { label: "履职证明" }]}
      here={attestation ? `/attestations/${attestation.code}` : "/verify-document"}
    >
      {attestation ? <Found attestation={attestation} /> : <NotOnRecord paper="履职证明" />}
    </PublicShell>
  );
}

function Found({ attestation: { code, content, contentHash } }: { attestation: PublicAttestation }) {
  const { expert, period, reviews } = content;
  const led = reviews.filter(({ role }) => role === "LEADER").length;
  return (
    <>
      <PageHead title="履职证明核验：有效" lead="请逐项对照纸质证明，有任何一处不同，就不是原件。" />
      <Note tone="good" title="证明真实，由本平台按论证记录生成。">
        <p>证明的是以往履职情况，不因聘期届满而失效；专家现在是否在库，请查看聘书。</p>
      </Note>
      <Card title="证明内容">
        <Facts
          items={[
            { term: "姓名", value: expert.name },
            { term: "专家编号", value: expert.number },
            { term: "职称", value: expert.title },
            { term: "期间", value: `${paperDate(period.from)}至${paperDate(period.to)}` },
            { term: "参加论证", value: `${reviews.length} 次${led > 0 ? `，其中担任组长 ${led} 次` : ""}` },
            { term: "出具日期", value: paperDate(content.issuedOn) },
            { term: "核验码", value: <code>{spokenCode(code)}</code> },
            { term: "内容指纹", value: <Hash value={contentHash} /> },
          ]}
        />
      </Card>
      <Card title="参加的论证">
        <Table
          caption="参加的论证"
          columns={[
            { head: "论证日期", cell: (one) => one.heldOn },
            { head: "论证编号", cell: (one) => one.number },
            { head: "论证项目", names: true, cell: (one) => one.title },
            { head: "专业", cell: (one) => specialtyWords(one.specialty) },
            { head: "担任", cell: (one) => attestedRoles[one.role] },
            { head: "参加情况", cell: (one) => attestedParticipations[one.participation] },
          ]}
          rows={reviews}
          rowKey={(one) => one.number}
        />
      </Card>
      <ButtonLink look="quiet" href="/verify-document">
        验证另一份
      </ButtonLink>
    </>
  );
}

import { attestedParticipations, attestedRoles, findOwnAttestation, spokenCode } from "@/features/experts";
import { formatInstantExactly } from "@/features/rulebook";
import { env } from "@/platform/env";
import { found, pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { CopyText } from "@/ui/copy-text";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform, plainDate } from "../../words";

/** 履职证明: what it holds, its code, and the page on which anybody can check it. */
export default async function AttestationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/expert/attestations/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", path);
  const { content, code, contentHash, issuedAt } = await found(ctx, findOwnAttestation(ctx, id));
  const address = new URL(`/attestations/${code}`, env().APP_URL).href;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: "履职证明" }]}
      here={path}
    >
      <title>{`履职证明${onPlatform}`}</title>
      <PageHead
        title="履职证明"
        lead={`${plainDate(content.period.from)}至${plainDate(content.period.to)}，共 ${content.reviews.length} 场论证`}
        backHref="/expert/records"
      />
      <Stack>
        <Actions>
          <ButtonLink href={`${path}/attestation.pdf`} download>
            下载证明（PDF）
          </ButtonLink>
        </Actions>
        <Card title="怎样核对">
          <Facts
            items={[
              { term: "核验码", value: spokenCode(code) },
              {
                term: "核验网址",
                value: (
                  <>
                    <a href={`/attestations/${code}`}>{address}</a>{" "}
                    <CopyText text={address} label="核验网址" />
                  </>
                ),
              },
              { term: "开具时间", value: formatInstantExactly(issuedAt, { year: true }) },
              { term: "内容指纹", value: <Hash value={contentHash} /> },
            ]}
          />
        </Card>
        <Card title="证明内容">
          <Facts
            items={[
              { term: "姓名", value: content.expert.name },
              { term: "专家编号", value: content.expert.number },
              { term: "职称", value: content.expert.title },
            ]}
          />
          <Table
            caption="参加的论证"
            columns={[
              { head: "论证编号", names: true, cell: (row) => row.number },
              { head: "方案", cell: (row) => row.title },
              { head: "专业", cell: (row) => row.specialty },
              { head: "身份", cell: (row) => attestedRoles[row.role] },
              { head: "日期", cell: (row) => plainDate(row.heldOn) },
              { head: "参加情况", cell: (row) => attestedParticipations[row.participation] },
            ]}
            rows={content.reviews}
            rowKey={(row) => row.number}
          />
        </Card>
      </Stack>
    </ExpertFrame>
  );
}

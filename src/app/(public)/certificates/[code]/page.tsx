import type { Metadata } from "next";
import { toDataURL } from "qrcode";
import { PublicShell } from "@/app/public-shell";
import { EXCLUSION_TEXT, type ExclusionCode } from "@/features/draws";
import { findPublicCertificate } from "@/features/panels";
import { formatInstantExactly, specialtyOf } from "@/features/rulebook";
import { env } from "@/platform/env";
import { found, requestContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { CopyText } from "@/ui/copy-text";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Columns, Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { PrintButton } from "@/ui/print-button";
import { Table } from "@/ui/table";

export const metadata: Metadata = { title: "抽取证书 - 专家评审平台", robots: { index: false } };

type Props = { params: Promise<{ code: string }> };

/** The public certificate of a round: counts and fingerprints, no names; before the panel stands it does not exist. */
export default async function CertificatePage({ params }: Props) {
  const { code } = await params;
  const ctx = await requestContext();
  const { certificate, certificateHash } = await found(ctx, findPublicCertificate(ctx, code));
  const { request } = certificate;
  const address = new URL(`/certificates/${code}`, env().APP_URL).href;
  const image = await toDataURL(address, { margin: 1, width: 220 });
  const excluded = Object.entries(request.candidates.excluded) as [ExclusionCode, number][];
  return (
    <PublicShell crumbs={[{ label: "抽取证书" }]} here={`/certificates/${code}`}>
      <PageHead
        title={`抽取证书：${request.case} 第 ${request.round} 轮`}
        lead={certificate.outcome === "FILLED" ? "本轮抽满全部席位。" : "可抽专家不足，本轮没有抽取任何人。"}
        actions={<PrintButton />}
      />
      <Columns>
        <Stack>
          <Card title="抽取">
            <Facts
              items={[
                {
                  term: "抽取时间",
                  value: formatInstantExactly(new Date(certificate.drawnAt), { year: true }),
                },
                {
                  term: "请求固定于",
                  value: formatInstantExactly(new Date(request.takenAt), { year: true }),
                },
                {
                  term: "席位",
                  value: request.seats.map(({ specialty, count }) => (
                    <div key={specialty}>
                      {specialtyOf(specialty)?.label ?? specialty} {count} 人
                    </div>
                  )),
                },
                { term: "同一单位最多", value: `${request.employerCap} 人` },
                { term: "可以抽取", value: `${request.candidates.eligible} 人` },
                {
                  term: "不能抽取",
                  value:
                    excluded.length === 0
                      ? "没有"
                      : excluded.map(([reason, n]) => (
                          <div key={reason}>
                            {EXCLUSION_TEXT[reason]} {n} 人
                          </div>
                        )),
                },
                { term: "适用规则", value: `${request.policy} 版` },
              ]}
            />
          </Card>
          {certificate.drawn.length > 0 ? (
            <Table
              caption="抽中的签号，由小到大"
              captionShown
              columns={[
                {
                  head: "专业",
                  names: true,
                  cell: (one) => specialtyOf(one.specialty)?.label ?? one.specialty,
                },
                { head: "签号", cell: (one) => <Hash value={one.ticket} /> },
              ]}
              rows={certificate.drawn}
              rowKey={(one) => one.ticket}
            />
          ) : null}
          <Card title="指纹">
            <Facts
              items={[
                ...fingerprint("请求指纹", certificate.requestHash),
                ...fingerprint("证书指纹", certificateHash),
                ...fingerprint("锚值", request.anchor),
                ...fingerprint("本轮口令", certificate.secret),
                ...fingerprint("随机数", certificate.nonce),
                ...fingerprint("种子", certificate.seed),
              ]}
            />
          </Card>
        </Stack>
        <Stack>
          <Card title="验证">
            <p>下载证书，在验证页里打开，就在您的浏览器里重算。</p>
            <Actions>
              <ButtonLink href={`/certificates/${code}/download`} download>
                下载证书
              </ButtonLink>
              <ButtonLink look="quiet" href="/verify">
                去验证
              </ButtonLink>
            </Actions>
          </Card>
          <Card title="本页网址">
            {/* biome-ignore lint/performance/noImgElement: an inline picture, nothing to optimise. */}
            <img src={image} width={220} height={220} alt="本页网址的二维码" />
            <p className="small">{address}</p>
          </Card>
          <p className="small muted">证书公开抽取的条件和算术，不公开姓名、单位和候选名单。</p>
        </Stack>
      </Columns>
    </PublicShell>
  );
}

function fingerprint(term: string, value: string) {
  return [
    {
      term,
      value: (
        <>
          <Hash value={value} /> <CopyText text={value} label={term} />
        </>
      ),
    },
  ];
}

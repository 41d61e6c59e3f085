import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Verifier } from "./verifier";

export const metadata: Metadata = { title: "验证抽取证书 - 专家评审平台" };

/** 验证抽取证书: the arithmetic of the draw, redone in the visitor's own browser. */
export default function VerifyPage() {
  return (
    <PublicShell crumbs={[{ label: "验证抽取证书" }]} here="/verify">
      <PageHead
        title="验证抽取证书"
        lead="选择证书文件或粘贴内容，在您自己的电脑或手机上重算一遍，证书不会上传。"
      />
      <Stack>
        <noscript>
          <p className="note warn">
            这一页要在浏览器里计算，需要打开脚本（JavaScript）。不方便打开的，可以下载本平台的验证程序，在电脑上运行
            <code> bin/verify-draw 证书文件 </code>，不联网也能核对。
          </p>
        </noscript>
        <Verifier />
        <section>
          <h2>证书从哪里来？</h2>
          <p>
            专家组组成后，每一轮抽取都有一张公开证书，施工单位、专家和监督机构的抽取页面上有它的网址和二维码，打开后可以下载。
            公开证书里没有姓名和单位。监督机构持有完整证书，完整证书可以把名单从头重算一遍。
          </p>
          <p>同一项论证有几轮的，可以一起选择，会同时核对各轮是否环环相扣。</p>
          <p>
            <a href="/draw-method">抽取办法</a>
          </p>
        </section>
      </Stack>
    </PublicShell>
  );
}

import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { PageHead } from "@/ui/page-head";
import { DrawMethod } from "./draw-method";

export const metadata: Metadata = { title: "抽取办法 - 专家评审平台" };

/** 抽取办法: docs/draw-method.zh.md as a page; a test compares the two. */
export default function DrawMethodPage() {
  return (
    <PublicShell crumbs={[{ label: "抽取办法" }]} here="/draw-method">
      <PageHead
        title="抽取办法说明"
        lead="这份说明写给施工单位、专家和一切想弄清“名单是怎么抽出来的”的人。不需要懂编程。技术细则的名称是 gongping-draw/1。"
      />
      <DrawMethod />
      <p>
        <a href="/verify">验证抽取证书</a>
      </p>
    </PublicShell>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { findAttestation, findLetter, isAttestationCode, typedCode } from "@/features/experts";
import { requestContext } from "@/platform/request";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { ErrorSummary } from "@/ui/error-summary";
import { PageHead } from "@/ui/page-head";
import { TextField } from "@/ui/text-field";

export const metadata: Metadata = { robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a code is typed from paper: leads to the page of the 聘书 or 履职证明 it belongs to. */
export default async function VerifyDocumentPage({ searchParams }: Props) {
  const { code: given } = await searchParams;
  const typed = (Array.isArray(given) ? given[0] : given)?.slice(0, 200);
  const problem = typed === undefined ? undefined : await look(typed);
  return (
    <PublicShell crumbs={[{ label: "验证聘书和履职证明" }]} here="/verify-document">
      <title>{`${problem ? "错误：" : ""}验证聘书和履职证明 - 专家评审平台`}</title>
      {problem ? <ErrorSummary errors={{ code: problem }} /> : null}
      <PageHead
        title="验证聘书和履职证明"
        lead="输入纸质件上的核验码，查看它是不是本平台发出的、现在是否有效。也可以直接扫描二维码。"
      />
      <Card>
        <form className="form" method="get" action="/verify-document">
          <TextField
            name="code"
            label="核验码"
            hint="32位数字和字母，印在二维码旁边；空格、横线和大小写不影响。"
            value={typed}
            error={problem}
            maxLength={80}
          />
          <Button>查询</Button>
        </form>
      </Card>
    </PublicShell>
  );
}

/** Goes where the code belongs, or says what is wrong with it. */
async function look(typed: string): Promise<string> {
  const code = typedCode(typed);
  if (code === "") return "请输入核验码";
  if (!isAttestationCode(code)) return "核验码应为32位数字和字母（a到f），请对照纸质件检查";
  const ctx = await requestContext();
  if (await findLetter(ctx, code)) redirect(`/letters/${code}`);
  if (await findAttestation(ctx, code)) redirect(`/attestations/${code}`);
  return "查无此证：本平台没有发出过这个核验码的聘书或履职证明";
}

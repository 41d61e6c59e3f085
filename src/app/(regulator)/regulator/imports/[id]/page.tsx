import { type FoundImport, findImport, importNames } from "@/features/experts";
import { CommitImportForm, DiscardImportForm } from "@/features/experts/components/regulator-import-forms";
import { formatInstant } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { addressOf } from "../../address";
import { RegulatorFrame } from "../../regulator-frame";
import { ImportFacts } from "./import-facts";
import { ProblemsCard } from "./problems-card";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const news = {
  committed: "导入完成",
  refused: "没有写入：预览之后有了变化",
  discarded: "已放弃这次导入",
} as const;

/** One import: what is wrong with it row by row, or what it would do and the button to do it. */
export default async function Import({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const path = `/regulator/imports/${id}`;
  const ctx = await pageContext("regulator", path);
  const shown = await found(ctx, findImport(ctx, id));
  const name = importNames[shown.kind];
  const title = `导入${name}：${shown.fileName}`;
  const list = shown.kind === "UNITS" ? "/regulator/imports?kind=units" : "/regulator/imports";
  const done = typeof query.done === "string" && Object.hasOwn(news, query.done) ? query.done : undefined;
  const ready = shown.state === "PREVIEWED" && shown.counts?.problems.length === 0;
  const writes = ready && (shown.counts?.created ?? 0) + (shown.counts?.changed ?? 0) > 0;
  const head = <PageHead title={`导入${name}`} lead={shown.fileName} backHref={list} />;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={writes ? undefined : title}
      crumbs={[
        { label: "专家库", href: "/regulator/experts" },
        { label: `批量导入${name}`, href: list },
        { label: "预览" },
      ]}
      here={addressOf(path, { page: Number(query.page) || 1 })}
    >
      {done === "committed" && shown.state === "COMMITTED" ? (
        <Banner kind="success" title={news.committed}>
          <p>
            {shown.kind === "EXPERTS"
              ? "新入库的专家首次登录并签署承诺、核实手机后，才会参加抽取。"
              : "单位用法人账号首次登录时自行登记。"}
          </p>
        </Banner>
      ) : null}
      {done === "refused" && shown.state === "REFUSED" ? (
        <Banner kind="neutral" title={news.refused}>
          <p>问题列在下面。请改正文件后重新上传，或直接重新上传原文件再看预览。</p>
        </Banner>
      ) : null}
      {done === "discarded" && shown.state === "DISCARDED" ? (
        <Banner kind="success" title={news.discarded}>
          <p>文件内容已从平台清除，没有写入任何内容。</p>
        </Banner>
      ) : null}
      {writes ? (
        <CommitImportForm importId={id} head={head} title={`${title} - 专家评审平台`}>
          <Twin twin={shown.twin} />
          <ImportFacts shown={shown} />
        </CommitImportForm>
      ) : (
        <>
          {head}
          <Twin twin={shown.twin} />
          <ImportFacts shown={shown} />
        </>
      )}
      {ready && !writes ? (
        <Note tone="warn" title="没有需要写入的内容">
          <p>文件里的内容平台都已经有了。</p>
        </Note>
      ) : null}
      <ProblemsCard shown={shown} page={query.page} size={query.size} path={path} />
      {shown.state === "PREVIEWED" ? <DiscardImportForm importId={id} /> : null}
      {shown.state === "REFUSED" ? <ButtonLink href={list}>改正后重新上传</ButtonLink> : null}
    </RegulatorFrame>
  );
}

/** The same bytes were written before: told, not forbidden. */
function Twin({ twin }: { twin: FoundImport["twin"] }) {
  if (!twin) return null;
  return (
    <Note tone="warn" title="同一个文件已经导入过">
      <p>
        {twin.closedAt ? `${formatInstant(twin.closedAt, { year: true })}已写入，` : null}
        <a href={`/regulator/imports/${twin.id}`}>查看那次导入</a>。
      </p>
    </Note>
  );
}

import { sizeText } from "@/app/(contractor)/contractor/words";
import type { StoredFile } from "@/features/reviews";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Columns } from "@/ui/layout";
import { Note } from "@/ui/note";

type Props = {
  before: StoredFile | null;
  after: StoredFile | null;
  /** Where the reader may open a version. */
  href: (fileId: string) => string;
};

/** Old and new plan side by side, one below the other on a phone; both open in the reader's own viewer. */
export function PlanCompare({ before, after, href }: Props) {
  return (
    <>
      <Columns kind="half">
        <Version title="修改前" file={before} href={href} />
        <Version title="修改后" file={after} href={href} />
      </Columns>
      <Note>{difference(before, after)}</Note>
    </>
  );
}

function Version({ title, file, href }: { title: string; file: StoredFile | null; href: Props["href"] }) {
  if (!file)
    return (
      <Card title={title}>
        <p>没有这一版。</p>
      </Card>
    );
  return (
    <Card title={`${title}：第${file.version}版`}>
      <p>
        <a href={href(file.id)}>打开{title}的方案</a>
      </p>
      <Facts
        items={[
          { term: "文件", value: file.displayName },
          { term: "页数", value: file.pages ? `${file.pages} 页` : "未知" },
          { term: "大小", value: sizeText(file.size) },
          { term: "上传时间", value: formatInstant(file.startedAt, { year: true }) },
          { term: "校验值（SHA-256）", value: file.sha256 ? <Hash value={file.sha256} /> : "" },
        ]}
      />
    </Card>
  );
}

function difference(before: StoredFile | null, after: StoredFile | null): string {
  if (!before || !after) return "没有可以对照的两个版本。";
  if (before.sha256 === after.sha256) return "两个版本是同一份文件，内容没有变化。";
  const pages = (after.pages ?? 0) - (before.pages ?? 0);
  const change = pages > 0 ? `修改后多 ${pages} 页` : pages < 0 ? `修改后少 ${-pages} 页` : "页数相同";
  return `两个版本的内容不同，${change}。请对照修改对照表逐项查看。`;
}

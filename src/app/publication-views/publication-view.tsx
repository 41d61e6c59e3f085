import { type FoundPublication, kindLabels, publicationFilePath } from "@/features/publications";
import { dateAt, formatDate } from "@/features/rulebook";
import { Card } from "@/ui/card";

/** How it is introduced: kind and day. */
export function leadOf(one: Pick<FoundPublication, "kind" | "publishedAt">): string {
  const day = one.publishedAt ? `，${formatDate(dateAt(one.publishedAt), { year: true })}发布` : "";
  return `${kindLabels[one.kind]}${day}`;
}

/** Text and files of one. */
export function PublicationView({ one }: { one: FoundPublication }) {
  return (
    <>
      <Card>
        <p className="whitespace-pre-line">{one.body}</p>
      </Card>
      {one.files.length > 0 ? (
        <Card title={`文件（${one.files.length}）`}>
          <ul className="stack">
            {one.files.map((file) => (
              <li key={file.id}>
                <a href={publicationFilePath(file.id)} download>
                  {file.name}
                </a>{" "}
                <span className="small muted">PDF，{Math.max(1, Math.round(file.size / 1024))} KB</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

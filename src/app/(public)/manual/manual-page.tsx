import type { ReactNode } from "react";
import { PublicShell } from "@/app/public-shell";
import { serviceHours, sitePhone } from "@/app/site";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { PrintButton } from "@/ui/print-button";

/** One task of a manual; the picture lies in public/manual. */
export type Chapter = {
  id: string;
  title: string;
  about?: ReactNode;
  steps: readonly ReactNode[];
  note?: ReactNode;
  picture?: { file: string; alt: string; width: number; height: number };
};

export type ManualProps = { path: string; title: string; lead: string; chapters: readonly Chapter[] };

/** A role's manual: its tasks, each in numbered steps. */
export function ManualPage({ path, title, lead, chapters }: ManualProps) {
  return (
    <PublicShell crumbs={[{ label: "操作手册", href: "/manual" }, { label: title }]} here={path}>
      <PageHead title={title} lead={lead} backHref="/manual" actions={<PrintButton />} />
      <Stack>
        <nav aria-label="目录">
          <ol>
            {chapters.map((chapter) => (
              <li key={chapter.id}>
                <a href={`#${chapter.id}`}>{chapter.title}</a>
              </li>
            ))}
          </ol>
        </nav>
        {chapters.map((chapter) => (
          <div key={chapter.id} id={chapter.id}>
            <ChapterCard chapter={chapter} />
          </div>
        ))}
        <p>
          照着做还是不行的，请拨打 <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
        </p>
      </Stack>
    </PublicShell>
  );
}

function ChapterCard({ chapter }: { chapter: Chapter }) {
  const { title, about, steps, note, picture } = chapter;
  return (
    <Card title={title}>
      {about ? <p>{about}</p> : null}
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed text; a step is its place.
          <li key={at}>{step}</li>
        ))}
      </ol>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: a small file of our own, served as it is.
        <img
          className="picture"
          src={`/manual/${picture.file}`}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading="lazy"
        />
      ) : null}
      {note ? <p className="hint">{note}</p> : null}
    </Card>
  );
}

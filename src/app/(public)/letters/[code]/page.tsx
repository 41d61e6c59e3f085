import type { Metadata } from "next";
import { NotOnRecord } from "@/app/(public)/not-on-record";
import { PublicShell } from "@/app/public-shell";
import { findLetter, type Letter, letterStandings, paperDate, spokenCode } from "@/features/experts";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";

export const metadata: Metadata = { title: "聘书核验 - 专家评审平台", robots: { index: false } };

/** What the QR code of a 聘书 leads to: whether it stands, and every fact on it, so that a forged one is seen. */
export default async function LetterPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const letter = await findLetter(await requestContext(), code);
  return (
    <PublicShell
      crumbs={[{ label: "验证聘书和履职证明", href: "/verify-document" }, { label: "聘书" }]}
      here={letter ? `/letters/${letter.code}` : "/verify-document"}
    >
      {letter ? <Found letter={letter} /> : <NotOnRecord paper="聘书" />}
    </PublicShell>
  );
}

function Found({ letter }: { letter: Letter }) {
  const { tag, words } = letterStandings[letter.standing];
  const stands = letter.standing === "VALID";
  return (
    <>
      <PageHead title={`聘书核验：${tag}`} lead="请逐项对照纸质聘书，有任何一处不同，就不是原件。" />
      <Note tone={stands ? "good" : letter.standing === "NOT_YET" ? "warn" : "bad"} title={words}>
        {letter.endedOn ? <p>自{paperDate(letter.endedOn)}起失效。</p> : null}
      </Note>
      <Card title="聘书内容">
        <Facts
          items={[
            { term: "姓名", value: letter.name },
            { term: "专家编号", value: letter.expertNumber },
            ...(letter.specialties.length > 0
              ? [
                  {
                    term: "评审专业",
                    value: letter.specialties.map((specialty) => <div key={specialty}>{specialty}</div>),
                  },
                ]
              : []),
            { term: "聘期", value: `${paperDate(letter.termFrom)}至${paperDate(letter.termTo)}` },
            { term: "聘任依据", value: letter.document },
            { term: "聘任日期", value: paperDate(letter.issuedOn) },
            { term: "核验码", value: <code>{spokenCode(letter.code)}</code> },
            { term: "现在的状态", value: <Tag tone={stands ? "good" : "bad"}>{tag}</Tag> },
          ]}
        />
      </Card>
      <p className="small muted">聘书有效不等于可以参加某一项论证；参加论证的专家都由平台随机抽取产生。</p>
      <ButtonLink look="quiet" href="/verify-document">
        验证另一份
      </ButtonLink>
    </>
  );
}

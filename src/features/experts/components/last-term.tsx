import type { ReactNode } from "react";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import type { LastTerm } from "../applications/last-term";
import { conductWords } from "../rules/credit";

type Props = {
  term: LastTerm;
  /** As the page names specialties and days. */
  words: { specialty: (code: string) => string; day: (date: string) => string };
  children?: ReactNode;
};

/** 上一聘期: what a renewal is judged by beside what is written now (D1). */
export function LastTermCard({ term, words, children }: Props) {
  const conduct = term.conduct.map(
    ({ kind, times, points }) => `${conductWords[kind]}${times}次（${points}分）`,
  );
  return (
    <Card title="上一聘期">
      <Facts
        items={[
          { term: "专家编号", value: <span className="num">{term.number}</span> },
          { term: "聘期", value: `${words.day(term.from)}至${words.day(term.to)}` },
          { term: "专业", value: term.specialties.map(words.specialty).join("；") || "—" },
          { term: "参加论证", value: `${term.reviews}次` },
          { term: "履职记录", value: conduct.join("；") || "没有不良记录" },
        ]}
      />
      {children}
    </Card>
  );
}

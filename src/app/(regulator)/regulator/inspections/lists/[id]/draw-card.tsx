import type { ListedListRound, verifyListDraw } from "@/features/inspections";
import { formatInstantExactly } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Stack } from "@/ui/layout";
import { Tag } from "@/ui/tag";

const subjects = { PROJECTS: "抽取检查对象", INSPECTORS: "抽取检查人员" } as const;
const states = {
  REQUESTED: { label: "已公布，待抽取", tone: "warn" },
  DRAWN: { label: "已抽取", tone: "good" },
  INFEASIBLE: { label: "人数不足", tone: "bad" },
} as const;

type Checks = Awaited<ReturnType<typeof verifyListDraw>>;

/** The rounds of a draw with their fingerprints and certificates, and what redoing them finds. */
export function DrawCard({
  listId,
  rounds,
  checks,
}: {
  listId: string;
  rounds: readonly ListedListRound[];
  checks: Checks;
}) {
  const failed = checks.find(({ status }) => status === "fails");
  return (
    <Card title="随机抽取">
      <Stack>
        {rounds.map((round) => (
          <div key={round.round} className="stack">
            <h3>
              第{round.round}轮：{subjects[round.subject]}{" "}
              <Tag tone={states[round.state].tone}>{states[round.state].label}</Tag>
            </h3>
            <Facts
              items={[
                { term: "请求指纹", value: <Hash value={round.requestHash} /> },
                { term: "可抽", value: `${round.eligible}${round.subject === "PROJECTS" ? "个" : "人"}` },
                { term: "公布时间", value: formatInstantExactly(round.requestedAt, { year: true }) },
                ...(round.drawnAt
                  ? [
                      { term: "抽取时间", value: formatInstantExactly(round.drawnAt, { year: true }) },
                      {
                        term: "抽取证书",
                        value: (
                          <a
                            href={`/regulator/inspections/lists/${listId}/rounds/${round.round}/certificate`}
                            download
                          >
                            下载（可用 verify-draw 核验）
                          </a>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        ))}
        {checks.length > 0 ? (
          <>
            <p>
              <Tag tone={failed ? "bad" : "good"}>{failed ? "重新验算不一致" : "重新验算一致"}</Tag>
            </p>
            <Disclosure summary="逐项验算结果">
              <ul className="stack small">
                {checks.map((check) => (
                  <li key={`${check.round}-${check.id}`}>
                    {check.round ? `第${check.round}轮：` : ""}
                    {check.text}
                    {check.status === "fails"
                      ? `（不一致：${check.field}）`
                      : check.status === "unchecked"
                        ? "（另行比对）"
                        : ""}
                  </li>
                ))}
              </ul>
            </Disclosure>
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

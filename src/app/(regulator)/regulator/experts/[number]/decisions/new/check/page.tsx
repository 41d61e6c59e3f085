import { redirect } from "next/navigation";
import { type DecisionTerms, findMember, readTerms } from "@/features/experts";
import { ProposeDecisionForm } from "@/features/experts/components/decision-forms";
import { firstOf, listSeatsOf, type Query } from "@/features/panels";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { addressOf } from "../../../../../address";
import { termFacts } from "../../../../../decisions/words";
import { DecisionFrame } from "../decision-frame";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Query> };

/** The decision as it will stand, what it does to panels, and the last question: its reason. */
export default async function CheckDecision({ params, searchParams }: Props) {
  const [{ number }, query] = await Promise.all([params, searchParams]);
  const base = `/regulator/experts/${number}/decisions/new`;
  const ctx = await pageContext("regulator", base);
  const member = await found(ctx, findMember(ctx, number));
  const answers = Object.fromEntries(
    ["kind", "from", "to", "banUntil", "document"].map((name) => [name, firstOf(query[name])]),
  );
  const terms = readTerms({ ...answers, number: member.number });
  if (!terms) redirect(base);
  const seats = terms.kind === "LIFT" ? [] : await listSeatsOf(ctx, member.id);
  const seated = seats.filter(({ state }) => state === "ACCEPTED").length;
  const change = addressOf(base, given(terms));
  return (
    <DecisionFrame ctx={ctx} member={member} here={addressOf(`${base}/check`, given(terms))}>
      <ProposeDecisionForm
        terms={terms}
        title={`核对处理决定：${member.name} - 专家评审平台`}
        head={
          <PageHead
            title="核对并写明理由"
            lead="提出后由站内另一位同志确认，确认前不生效。"
            backHref={change}
          />
        }
      >
        <SummaryList
          rows={[
            { term: "专家", value: `${member.name}（${member.number}）` },
            ...termFacts({ ...terms, effectiveTo: terms.to }).map((fact) => ({
              ...fact,
              changeHref: fact.term === "决定" ? base : change,
            })),
          ]}
        />
        {seats.length > 0 ? (
          <Note tone="warn" title="决定生效后">
            <p>
              该专家正在{seats.length}个未开会的论证中受邀或在席：
              {seated > 0
                ? `已确认的${seated}个，专家组已成立的由本站决定保留或更换，未成立的即行补位；`
                : ""}
              尚未答复的邀请即行失效并补位。
            </p>
          </Note>
        ) : null}
      </ProposeDecisionForm>
    </DecisionFrame>
  );
}

function given({ number: _number, ...terms }: DecisionTerms) {
  return Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, value ?? undefined]));
}

import { decisionLabels, findMember, findSubject, readKind, whyNotPropose } from "@/features/experts";
import { DecisionTermsForm } from "@/features/experts/components/decision-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Actions, Button, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { DecisionFrame } from "./decision-frame";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Query> };
const kinds = ["SUSPEND", "LIFT", "REMOVE", "DECEASED"] as const;
const hints = {
  SUSPEND: "暂停期间不参加抽取",
  LIFT: "提前结束暂停，恢复参加抽取",
  REMOVE: "退出专家库，在决定的期限内不得申报",
  DECEASED: "注销专家资格",
} as const;

/** 提出处理决定: first which, then its days and its document. Only what fits the member can be chosen. */
export default async function NewDecision({ params, searchParams }: Props) {
  const [{ number }, query] = await Promise.all([params, searchParams]);
  const own = `/regulator/experts/${number}`;
  const here = `${own}/decisions/new`;
  const ctx = await pageContext("regulator", here);
  const member = await found(ctx, findMember(ctx, number));
  const subject = await found(ctx, findSubject(ctx, member.id));
  const fitting = kinds.filter((kind) => whyNotPropose(ctx.actor, subject, kind) === null);
  const kind = readKind(firstOf(query.kind));
  const title = `提出处理决定：${member.name}`;
  if (!kind || !fitting.includes(kind)) {
    return (
      <DecisionFrame ctx={ctx} member={member} title={title} here={here}>
        <PageHead title="提出处理决定" lead={`${member.name}（${member.number}）`} backHref={own} />
        {fitting.length === 0 ? (
          <Note tone="warn">
            <p>{kinds.map((one) => whyNotPropose(ctx.actor, subject, one)?.sentence).find(Boolean)}</p>
          </Note>
        ) : (
          <form className="form" method="get" action={here}>
            <RadioGroup
              name="kind"
              label="作出哪一种决定？"
              value={fitting[0]}
              options={fitting.map((value) => ({ value, label: decisionLabels[value], hint: hints[value] }))}
            />
            <Actions>
              <Button>继续</Button>
              <ButtonLink look="quiet" href={own}>
                不办理，返回
              </ButtonLink>
            </Actions>
          </form>
        )}
      </DecisionFrame>
    );
  }
  const { values: policy } = await policyInForce(ctx);
  const today = dateAt(ctx.now);
  const year = Number(today.slice(0, 4)) + policy["membership.removal_ban_years"];
  // The same day some years on; of a leap day the first of March.
  const ban = today.endsWith("-02-29") ? `${year}-03-01` : `${year}${today.slice(4)}`;
  return (
    <DecisionFrame ctx={ctx} member={member} here={`${here}?kind=${kind}`}>
      <DecisionTermsForm
        title={`${title} - 专家评审平台`}
        today={today}
        terms={{
          number: member.number,
          kind,
          from: firstOf(query.from) || null,
          to: firstOf(query.to) || null,
          banUntil: firstOf(query.banUntil) || ban,
          document: firstOf(query.document),
        }}
        head={
          <PageHead
            title={decisionLabels[kind]}
            lead={`${member.name}（${member.number}）`}
            backHref={here}
          />
        }
      />
    </DecisionFrame>
  );
}

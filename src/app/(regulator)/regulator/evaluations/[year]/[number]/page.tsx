import { ResultFacts } from "@/app/credit-views/result-facts";
import {
  effectWords,
  type FoundResult,
  findResult,
  whyNotCarryOut,
  whyNotDecideResultObjection,
} from "@/features/credit";
import {
  DropForm,
  EffectForm,
  ResultVerdictForm,
  TalkForm,
} from "@/features/credit/components/evaluation-forms";
import { firstOf, type Query } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";

const home = "/regulator/evaluations";
type Props = { params: Promise<{ year: string; number: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  decided: "异议已处理",
  done: "约谈已记入",
  dropped: "已记为不再办理",
};

/** One expert's result: what it is made of, her objection, and what follows from it. */
export default async function EvaluationResult({ params, searchParams }: Props) {
  const [{ year: asked, number }, query] = await Promise.all([params, searchParams]);
  // What is no year is not there, like a year without an evaluation.
  const year = /^20\d\d$/.test(asked) ? Number(asked) : 0;
  const path = `${home}/${year}/${encodeURIComponent(number)}`;
  const ctx = await pageContext("regulator", path);
  const result = await found(ctx, findResult(ctx, year, number));
  const told = news[firstOf(query.news)];
  const title = `${result.name}${year}年年度评价`;
  const head = (
    <PageHead
      title={title}
      lead={
        <a href={`/regulator/experts/${result.number}`}>
          {result.name}（{result.number}）
        </a>
      }
      backHref={`${home}/${year}`}
    />
  );
  const act = actOf(ctx, result);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={act ? undefined : title}
      crumbs={[
        { label: "年度评价", href: home },
        { label: `${year}年`, href: `${home}/${year}` },
        { label: result.name },
      ]}
      here={path}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <ActForm act={act} result={result} title={`${title} - 专家评审平台`} head={head}>
        <ResultFacts result={result} eventHref={(id) => `/regulator/credit/${id}`} />
        <Objection result={result} />
      </ActForm>
      {act?.kind === "effect" ? (
        <Card title="不再办理">
          <DropForm effectId={act.effect.id} />
        </Card>
      ) : null}
    </RegulatorFrame>
  );
}

type Effect = FoundResult["effects"][number];
type Act = { kind: "objection"; id: string } | { kind: "effect"; effect: Effect } | null;

/** What the reader may do: an objection first, then what follows from a final level. */
function actOf(ctx: PageCtx, { run, objection, effects, personId }: FoundResult): Act {
  if (objection && !whyNotDecideResultObjection(ctx.actor, run, { ...objection, subjectPersonId: personId }))
    return { kind: "objection", id: objection.id };
  const effect = effects.find(
    (one) => !whyNotCarryOut(ctx.actor, run, { ...one, subjectPersonId: personId }),
  );
  return effect ? { kind: "effect", effect } : null;
}

type FormProps = {
  act: Act;
  result: FoundResult;
  title: string;
  head: React.ReactNode;
  children: React.ReactNode;
};

function ActForm({ act, result, children, ...page }: FormProps) {
  if (act?.kind === "objection")
    return (
      <ResultVerdictForm objectionId={act.id} {...page}>
        {children}
      </ResultVerdictForm>
    );
  if (act?.kind === "effect" && act.effect.kind === "TALK")
    return (
      <TalkForm effectId={act.effect.id} {...page}>
        {children}
      </TalkForm>
    );
  if (act?.kind === "effect")
    return (
      <EffectForm effectId={act.effect.id} {...page}>
        {children}
        <Note title={`需要办理：${effectWords[act.effect.kind]}`}>
          <p>提出后上传决定文书，由另一位同志确认后生效。评价更正后等级提高的，决定立即撤回。</p>
        </Note>
      </EffectForm>
    );
  const pending = result.effects.find(({ state, decisionId }) => state === "PLANNED" && decisionId);
  return (
    <>
      {page.head}
      {children}
      {pending ? (
        <Note>
          <p>
            {effectWords[pending.kind]}已经提出，
            <a href={`/regulator/decisions/${pending.decisionId}`}>查看处理决定</a>。
          </p>
        </Note>
      ) : null}
    </>
  );
}

function Objection({ result: { objection } }: { result: FoundResult }) {
  if (!objection) return null;
  const words = { OPEN: "待处理", ACCEPTED: "异议成立", DISMISSED: "异议不成立" } as const;
  return (
    <Card title="异议">
      <Facts
        items={[
          { term: "提出时间", value: formatInstant(objection.filedAt, { year: true }) },
          { term: "理由", value: objection.text },
          {
            term: "处理",
            value: `${words[objection.state]}${objection.reason ? `：${objection.reason}` : ""}`,
          },
        ]}
      />
    </Card>
  );
}

import { countStandingInterests, interestRelations, type OwnApplication } from "@/features/experts";
import { InterestAnswerForm, RemoveInterest } from "@/features/experts/components/application-interest";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { type OwnProps, one, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform } from "../../words";

const done = { saved: "利害关系已保存", removed: "利害关系已移除" } as const;

/** 利害关系申报: sealed, a predicate of the draw, shown back to nobody but its author. */
export default async function InterestsPage({ params, searchParams }: OwnProps) {
  const { ctx, id, path, own } = await writablePage(params, "/interests");
  const standing = await countStandingInterests(ctx);
  const news = one(await searchParams, "done");
  return (
    <StepFrame path={path} step="interests" below="interests">
      {news === "saved" || news === "removed" ? <Banner kind="success" title={done[news]} /> : null}
      <InterestAnswerForm
        applicationId={id}
        title={`利害关系申报${onPlatform}`}
        head={
          <>
            <StepHead
              own={own}
              step="interests"
              lead="您或者近亲属任职、持股的建设、勘察、设计、施工、监理等单位。"
              backHref={path}
            />
            <Note title="内容加密保存">
              <p>只用来判断抽取时是否回避，除您本人外，任何人在平台上都看不到所填内容，也不公示。</p>
            </Note>
            {standing > 0 ? (
              <Note title={`您以前登记的${standing}项利害关系继续有效，不必重填`}>
                <p>
                  已经结束的，请在<a href="/expert/profile/interests">我的资料</a>登记结束日期。
                </p>
              </Note>
            ) : null}
            <Declared own={own} />
            <p>
              <ButtonLink look="quiet" href={`${path}/interests/new`}>
                添加利害关系
              </ButtonLink>
            </p>
          </>
        }
        answer={own.application.interestsAnswer}
        standing={standing > 0}
      />
    </StepFrame>
  );
}

function Declared({ own }: { own: OwnApplication }) {
  return own.interests.map(({ id, relation, name, unit, uscc, words }) => (
    <Card key={id} title={unit}>
      <Facts
        items={[
          { term: "关系", value: interestRelations[relation] },
          ...(name ? [{ term: "姓名", value: name }] : []),
          { term: "统一社会信用代码", value: uscc },
          ...(words ? [{ term: "说明", value: words }] : []),
        ]}
      />
      <div className="actions">
        <RemoveInterest applicationId={own.application.id} interestId={id} name={unit} />
      </div>
    </Card>
  ));
}

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { blankForm } from "@/ui/form-state";
import { NumberField } from "@/ui/number-field";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { setTeamAction } from "../actions/contractor";
import type { ConditionQuestions } from "../queries/contractor-desk";
import { ContractorExtraRow } from "./contractor-extra-row";
import { formatRange } from "./contractor-words";

/** Rows of added specialties that stand open; more are folded. */
const openRows = 2;

/** 专业与人数: how many of the main specialty, and which specialties besides. */
export function ContractorTeamForm({ questions, title }: { questions: ConditionQuestions; title: string }) {
  const { head, conditions, limits, extras } = questions;
  const [main, ...added] = conditions.seats;
  const kept = blankForm({
    mainCount: String(main?.count ?? limits.least),
    ...Object.fromEntries(
      added.flatMap(({ specialty, count }, index) => [
        [`extra${index + 1}`, specialty],
        [`extra${index + 1}Count`, String(count)],
      ]),
    ),
  });
  const rows = Array.from({ length: limits.rows }, (_, index) => index + 1).map((row) => (
    <ContractorExtraRow key={row} row={row} extras={extras} each={limits.each} />
  ));
  const back = `/contractor/cases/${head.caseId}/draw`;
  return (
    <ActionForm
      action={setTeamAction}
      initial={kept}
      title={`${title} - ${head.number} - 专家评审平台`}
      head={
        <PageHead
          backHref={conditions.seats.length > 0 ? back : `/contractor/cases/${head.caseId}`}
          title={title}
          lead={`${head.number} ${head.title}`}
        />
      }
    >
      <input type="hidden" name="caseId" value={head.caseId} />
      <Card>
        <div className="fields">
          <div>
            <p>
              主专业：<b>{conditions.mainLabel ?? "未确定"}</b>
            </p>
            <p className="hint">主专业由方案中危大工程的判定结果决定，不能另选。</p>
          </div>
          <NumberField
            name="mainCount"
            label="主专业专家人数"
            unit="人"
            hint={`不少于${limits.least}人；专家组合计不超过${limits.most}人`}
            required
          />
        </div>
      </Card>
      {rows.length > 0 ? (
        <Card title="增选涉及专业">
          <div className="fields">
            <p className="hint">
              方案还涉及其他专业的，每个专业可增选{formatRange(limits.each)}人；不需要的不用选。
            </p>
            {rows.slice(0, openRows)}
            {rows.length > openRows ? (
              <Disclosure summary="再增选其他专业" open={added.length > openRows}>
                <div className="fields">{rows.slice(openRows)}</div>
              </Disclosure>
            ) : null}
          </div>
        </Card>
      ) : null}
      <Actions sticky>
        <SubmitButton>继续</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

import {
  addDays,
  dateAt,
  fieldOf,
  findOpenDraft,
  formatDate,
  listPolicyVersions,
  POLICY_KEYS,
  POLICY_PARAMETERS,
  typedPolicy,
} from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { AdminFrame, adminContext } from "../../admin-frame";
import { parameterGroups } from "../draft-words";
import { DraftForm, type ParameterGroup } from "./draft-form";

const path = "/admin/policies/draft";

/** The next version as it is typed: the draft that is open, or a new one from the newest version. */
export default async function PolicyDraft() {
  const ctx = await adminContext("system", path);
  const { draft, newest } = await found(
    ctx,
    boundedRead(ctx, async (read) => {
      const draft = await findOpenDraft(read);
      const [newest] = await listPolicyVersions(read);
      return newest && draft?.state !== "SUBMITTED" ? { draft, newest } : null;
    }),
  );
  const base = draft?.version ?? newest;
  const tomorrow = addDays(dateAt(ctx.now), 1);
  const name = draft ? "修改草案" : "起草新版本";
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[{ label: "规则版本", href: "/admin/policies" }, { label: name }]}
      here={path}
    >
      <DraftForm
        values={{
          title: draft?.title ?? "",
          basis: draft?.basis ?? "",
          effectiveFrom: draft?.effectiveFrom ?? "",
          ...typedPolicy(base.values),
        }}
        earliest={newest.effectiveFrom < tomorrow ? tomorrow : addDays(newest.effectiveFrom, 1)}
        groups={groups()}
        title={`${name} - 规则版本 - 专家评审平台`}
        head={
          <PageHead
            title={name}
            lead={`以${newest.id}版为底稿，只改需要改的参数。保存后先看对比，再提交安全管理员公布。`}
            backHref="/admin/policies"
          />
        }
      >
        {draft?.returnedReason ? (
          <Note tone="warn" title="草案被退回">
            <p>{draft.returnedReason}</p>
          </Note>
        ) : null}
        {newest.effectiveFrom >= tomorrow ? (
          <Note>
            <p>
              已公布的{newest.id}版将自{formatDate(newest.effectiveFrom, { year: true })}
              起生效，新版本须晚于它。
            </p>
          </Note>
        ) : null}
      </DraftForm>
    </AdminFrame>
  );
}

function groups(): ParameterGroup[] {
  const byName = new Map<string, ParameterGroup>();
  for (const key of POLICY_KEYS) {
    const prefix = key.split(".")[0] ?? "";
    const { label, source, floor, entry } = POLICY_PARAMETERS[key];
    const group = byName.get(prefix) ?? { name: parameterGroups[prefix] ?? prefix, fields: [] };
    const least = floor === null ? "" : `不得低于${floor}；`;
    group.fields.push({
      name: fieldOf(key),
      label,
      hint: [entry.hint, `${least}依据：${source}`].filter(Boolean).join("。"),
      options: entry.options,
    });
    byName.set(prefix, group);
  }
  return [...byName.values()];
}

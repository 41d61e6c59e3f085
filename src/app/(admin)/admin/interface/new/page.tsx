import { IssueTokenForm } from "@/features/exchange/components/token-forms";
import { addDays, dateAt, listJurisdictions, MUNICIPAL_CODE, policyInForce } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { AdminFrame, adminContext } from "../../admin-frame";

const path = "/admin/interface/new";

/** 签发令牌. */
export default async function NewToken() {
  const ctx = await adminContext("security", path);
  const [areas, { values }] = await Promise.all([listJurisdictions(ctx), policyInForce(ctx)]);
  const days = values["exchange.token_days"];
  const today = dateAt(ctx.now);
  return (
    <AdminFrame
      ctx={ctx}
      crumbs={[{ label: "开放接口", href: "/admin/interface" }, { label: "签发令牌" }]}
      here={path}
    >
      <IssueTokenForm
        title="签发令牌 - 专家评审平台"
        head={
          <PageHead
            title="签发令牌"
            lead="一个接入系统一个令牌。签发后只显示一次，请当面或者用安全的方式交给运行单位。"
            backHref="/admin/interface"
          />
        }
        areas={areas.map(({ code, name }) => ({
          value: code,
          label: code === MUNICIPAL_CODE ? "全市" : name,
        }))}
        today={today}
        latest={addDays(today, days)}
        days={days}
      />
    </AdminFrame>
  );
}

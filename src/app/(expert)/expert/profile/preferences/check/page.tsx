import { redirect } from "next/navigation";
import { districts, findOwnPreferences, preferencesInput, weekdays } from "@/features/experts";
import { PreferencesCheckForm } from "@/features/experts/components/membership-settings";
import { type Chances, estimateChances } from "@/features/panels";
import { pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../expert-frame";
import type { Query } from "../../../query";
import { onPlatform } from "../../../words";

/** 核对: the setting repeated, with what it would have meant for the reviews of the last year. */
export default async function PreferencesCheckPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/profile/preferences");
  const read = preferencesInput.safeParse(await searchParams);
  if (!read.success) redirect("/expert/profile/preferences");
  const wanted = read.data;
  const before = await findOwnPreferences(ctx);
  const [now, then] = await Promise.all([estimateChances(ctx, before), estimateChances(ctx, wanted)]);
  const kept = {
    districts: wanted.districts,
    daysOff: wanted.daysOff.map(String),
    monthlyCap: wanted.monthlyCap === null ? "" : String(wanted.monthlyCap),
    basis: wanted.basis,
  };
  const answers = new URLSearchParams([
    ...kept.districts.map((code) => ["districts", code]),
    ...kept.daysOff.map((day) => ["daysOff", day]),
    ["monthlyCap", kept.monthlyCap],
    ["basis", kept.basis],
  ] as [string, string][]);
  const back = `/expert/profile/preferences?${answers}`;
  const names = (options: readonly { value: string; label: string }[], chosen: readonly string[]) =>
    options
      .filter(({ value }) => chosen.includes(value))
      .map(({ label }) => label)
      .join("、");
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "参评意愿", href: back },
        { label: "核对" },
      ]}
      here={`/expert/profile/preferences/check?${answers}`}
    >
      <PreferencesCheckForm
        kept={kept}
        backHref={back}
        title={`核对参评意愿${onPlatform}`}
        head={<PageHead title="请核对参评意愿" lead="按下“保存”以后才算数。" backHref={back} />}
      >
        <SummaryList
          rows={[
            { term: "区（市）", value: names(districts, kept.districts) || "全市", changeHref: back },
            { term: "不能参加", value: names(weekdays, kept.daysOff) || "没有", changeHref: back },
            {
              term: "次数上限",
              value: wanted.monthlyCap === null ? "按统一上限" : `每30日${wanted.monthlyCap}次`,
              changeHref: back,
            },
          ]}
        />
        <Note tone={then.open < now.open ? "warn" : "plain"} title="被抽取的机会会怎样变化">
          <p>{chanceWords(now, then)}</p>
          <p>保存后从下一次抽取起生效，已经收到的邀请不受影响。随时可以改回来。</p>
        </Note>
      </PreferencesCheckForm>
    </ExpertFrame>
  );
}

function chanceWords(now: Chances, then: Chances): string {
  if (now.reviews === 0) return "近一年没有与您专业有关的论证，暂时无法估计。限制越多，机会越少。";
  const held = `近一年与您专业有关的论证有 ${now.reviews} 场`;
  const changed = `${held}：按现在的设置，其中 ${now.open} 场可以抽取您；按新的设置，${then.open} 场可以抽取您。`;
  return now.open === then.open ? `${held}，其中 ${then.open} 场可以抽取您，和现在一样。` : changed;
}

import { findOwnMembership, findOwnPreferences, type OwnMembership, weekdays } from "@/features/experts";
import { formatInstant, JURISDICTIONS } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../expert-frame";
import { one, type Query } from "../query";
import { StandingNote } from "../standing-note";
import { onPlatform, plainDate } from "../words";

export const metadata = { title: `我的资料${onPlatform}` };

const told: Readonly<Record<string, string>> = {
  employment: "任职变更已登记，立即生效",
  confirmed: "工作单位已确认",
  preferences: "参评意愿已保存，从下一次抽取起生效",
  title: "职称已变更",
  resigned: "您已退出专家库",
};

/** 我的资料: what is on record about her, each with the way to change it. */
export default async function ExpertProfile({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/profile");
  const own = await found(ctx, findOwnMembership(ctx));
  const preferences = await findOwnPreferences(ctx);
  const done = told[one(await searchParams, "done")];
  const active = own.departure === null;
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "我的资料" }]} here="/expert/profile">
      {done ? <Banner kind="success" title={done} /> : null}
      <PageHead title="我的资料" lead="这些资料决定抽取时能不能抽到您。有变化的，请及时变更。" />
      <Stack>
        <StandingNote own={own} />
        <Appointment own={own} name={ctx.actor.name} />
        <Employers own={own} active={active} />
        <Card title="参评意愿">
          <Facts items={preferenceFacts(preferences)} />
          {active ? <Change href="/expert/profile/preferences" label="变更参评意愿" /> : null}
        </Card>
        <Card title="利害关系">
          <p>您和近亲属在工程建设单位任职、持股等情况，只用来判断回避，除您本人外没有人能看到。</p>
          <Change href="/expert/profile/interests" label="查看和登记利害关系" />
        </Card>
        {active ? (
          <Card title="暂时或者不再参加">
            <p>一段时间不能参加论证的，请假；不想再担任专家的，可以退出专家库。</p>
            <Actions>
              <ButtonLink look="quiet" href="/expert/leave">
                请假
              </ButtonLink>
              <ButtonLink look="quiet" href="/expert/resign">
                退出专家库
              </ButtonLink>
            </Actions>
          </Card>
        ) : null}
        <p className="hint">姓名、身份证号和手机号来自省统一身份认证平台，请在该平台变更。</p>
      </Stack>
    </ExpertFrame>
  );
}

function Change({ href, label }: { href: string; label: string }) {
  return (
    <Actions>
      <ButtonLink look="quiet" href={href}>
        {label}
      </ButtonLink>
    </Actions>
  );
}

function Appointment({ own, name }: { own: OwnMembership; name: string }) {
  const { term } = own;
  return (
    <Card title="聘任">
      <Facts
        items={[
          { term: "姓名", value: name },
          { term: "专家编号", value: own.number },
          { term: "职称", value: own.title },
          { term: "专业", value: own.specialties.map(({ label }) => label).join("；") || "无" },
          {
            term: "聘期",
            value: term ? `${plainDate(term.from)}至${plainDate(term.to)}` : "无",
          },
          ...(term?.letterCode
            ? [
                {
                  term: "聘书",
                  value: (
                    <>
                      <a href="/expert/letter.pdf">下载聘书（PDF）</a>　
                      <a href={`/letters/${term.letterCode}`}>核验页面</a>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {own.departure ? null : <Change href="/expert/profile/title" label="变更职称" />}
    </Card>
  );
}

function Employers({ own, active }: { own: OwnMembership; active: boolean }) {
  return (
    <Card title="工作单位">
      {own.employments.length === 0 ? <p>没有登记工作单位。</p> : null}
      <Facts
        items={[
          ...own.employments.map(({ unit, main, from, to }) => ({
            term: main ? "工作单位" : "兼职单位",
            value: `${unit}（${plainDate(from)}起${to ? `，${plainDate(to)}止` : ""}）`,
          })),
          {
            term: "上次确认",
            value: own.confirmedAt ? formatInstant(own.confirmedAt, { year: true }) : "没有",
          },
          ...(own.confirmedUntil
            ? [{ term: "有效到", value: formatInstant(own.confirmedUntil, { year: true }) }]
            : []),
        ]}
      />
      {active ? (
        <Actions>
          <ButtonLink look="quiet" href="/expert/profile/employment">
            变更工作单位
          </ButtonLink>
          <ButtonLink look="quiet" href="/expert/profile/confirm">
            确认没有变化
          </ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

function preferenceFacts({ districts, daysOff, monthlyCap }: Awaited<ReturnType<typeof findOwnPreferences>>) {
  return [
    {
      term: "区（市）",
      value:
        JURISDICTIONS.filter(({ code }) => districts.includes(code))
          .map(({ name }) => name)
          .join("、") || "全市",
    },
    {
      term: "不能参加",
      value:
        weekdays
          .filter(({ value }) => daysOff.includes(Number(value)))
          .map(({ label }) => label)
          .join("、") || "没有",
    },
    { term: "次数上限", value: monthlyCap === null ? "按统一上限" : `每30日${monthlyCap}次` },
  ];
}

import type { Metadata } from "next";
import { siteFooter } from "@/app/site";
import {
  applicationKindLabels,
  campaignKindLabels,
  closedApplicationStates,
  isWritable,
  listOwnApplications,
  listWays,
  type OwnApplicationLine,
} from "@/features/experts";
import { formatDeadline, LIBRARIES } from "@/features/rulebook";
import { publicActor } from "@/platform/actor";
import { currentLogin, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { ApplicantFrame } from "./applicant-frame";
import { day, onPlatform, statusOf } from "./words";

export const metadata: Metadata = { title: `专家申报${onPlatform}` };

type Ways = Awaited<ReturnType<typeof listWays>>;

/** 专家申报: what is open, one's own applications, and what is needed. For everybody; applying needs a login. */
export default async function ApplyPage() {
  const login = await currentLogin();
  const ctx = { ...(await requestContext()), actor: login ? accountActor(login) : publicActor };
  const [ways, own] = await Promise.all([listWays(ctx), listOwnApplications(ctx)]);
  const running = own.find(({ state }) => !closedApplicationStates.includes(state));
  const over = own.filter((line) => line !== running);
  const { operator, phone } = siteFooter();
  return (
    <ApplicantFrame here="/apply">
      <PageHead title="专家申报" lead="申请进入青岛市市政公用工程、轨道交通工程专家库，或者聘期届满续聘。" />
      {running ? <Running line={running} /> : null}
      {login && !running && ways.denial ? (
        <Note tone="warn" title="现在不能申报">
          <p>{ways.denial.sentence}</p>
        </Note>
      ) : null}
      {running ? null : <Open ways={ways} signedIn={login !== null} />}
      <Needed ways={ways} />
      {over.length > 0 ? (
        <Card title="以前的申报">
          <ul className="stack">
            {over.map((line) => (
              <li key={line.id}>
                <a href={`/apply/${line.id}`}>
                  {line.number ?? "未提交的申报"}（{applicationKindLabels[line.kind]}）
                </a>{" "}
                <Tag tone={statusOf(line.state).tone}>{statusOf(line.state).label}</Tag>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <p>
        填写遇到困难，请拨打 {phone}（{operator}）。
      </p>
    </ApplicantFrame>
  );
}

/** The application under way. */
function Running({ line }: { line: OwnApplicationLine }) {
  const status = statusOf(line.state);
  const writable = isWritable(line.state);
  return (
    <Card title="我的申报">
      <Facts
        items={[
          { term: "申报编号", value: line.number ?? "提交后生成" },
          { term: "类型", value: applicationKindLabels[line.kind] },
          { term: "状态", value: <Tag tone={status.tone}>{status.label}</Tag> },
          ...(line.state === "RETURNED" && line.resubmitBy
            ? [{ term: "补正期限", value: formatDeadline(line.resubmitBy, { year: true }) }]
            : []),
        ]}
      />
      <Actions>
        <ButtonLink href={`/apply/${line.id}`}>{writable ? "继续填写" : "查看办理进度"}</ButtonLink>
      </Actions>
    </Card>
  );
}

function Open({ ways, signedIn }: { ways: Ways; signedIn: boolean }) {
  const { campaigns, invitations } = ways;
  if (campaigns.length + invitations.length === 0)
    return (
      <EmptyState title="现在没有受理申报" why="开始受理时会在这里公布，届时用本人的个人账号登录即可申报。" />
    );
  // What keeps her from applying altogether is said once, above.
  const asked = signedIn && !ways.denial;
  // One primary button a page: the first way that is open to her.
  const first = asked ? [...invitations, ...campaigns].find(({ denial }) => !denial)?.id : null;
  return (
    <>
      {invitations.map(({ id, document, expiresOn, denial }) => (
        <Card key={id} title="特邀申报">
          <p>
            {document}邀请您申报，{day(expiresOn)}前有效。
          </p>
          {asked ? <Go denial={denial} href={`/apply/new?invitation=${id}`} primary={id === first} /> : null}
        </Card>
      ))}
      {campaigns.map(({ id, title, kind, libraries, opensOn, closesOn, denial }) => (
        <Card key={id} title={title}>
          <Facts
            items={[
              { term: "类型", value: campaignKindLabels[kind] },
              {
                term: "受理时间",
                value: closesOn ? `${day(opensOn)}至${day(closesOn)}24:00` : `${day(opensOn)}起长期受理`,
              },
              { term: "专家库", value: libraries.map((code) => LIBRARIES[code]).join("、") },
            ]}
          />
          {asked ? <Go denial={denial} href={`/apply/new?campaign=${id}`} primary={id === first} /> : null}
        </Card>
      ))}
      {signedIn ? null : (
        <Actions>
          <ButtonLink big href="/login/start?type=natural&return=%2Fapply">
            个人登录后申报
          </ButtonLink>
        </Actions>
      )}
    </>
  );
}

function Go({
  denial,
  href,
  primary,
}: {
  denial: { sentence: string } | null;
  href: string;
  primary: boolean;
}) {
  if (denial) return <p className="hint">{denial.sentence}</p>;
  return (
    <Actions>
      <ButtonLink look={primary ? undefined : "quiet"} href={href}>
        看须知并申报
      </ButtonLink>
    </Actions>
  );
}

function Needed({ ways }: { ways: Ways }) {
  return (
    <Card title="条件和需要准备的材料">
      <ul>
        <li>诚实守信、作风正派、学术严谨。</li>
        <li>从事相关专业工作15年以上，或者具有丰富的专业经验。</li>
        <li>具有高级专业技术职称：准备职称证书的照片或者PDF。</li>
        <li>
          最多申报{ways.maxSpecialties}
          个专业：准备每个专业的业绩证明（合同、任命文件、论证报告、获奖证书等）。
        </li>
        <li>近{ways.lookBackYears}年工作过的单位名称和统一社会信用代码。</li>
        <li>近亲属在工程建设单位任职、持股的情况（加密保存，不公开）。</li>
      </ul>
      <p>可以用手机填写，每一项保存后都可以离开，以后再接着填。</p>
    </Card>
  );
}

import { EXCLUSION_TEXT } from "@/features/draws";
import {
  asKnownAt,
  findMember,
  findStanding,
  listDecisionsAbout,
  listMemberTrace,
  memberStatuses,
  statusesAt,
} from "@/features/experts";
import { firstOf, listSeatsOf, type Query } from "@/features/panels";
import { formatInstant, instantOf, isDate } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { FilterForm } from "@/ui/filter-form";
import { Columns, Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { type Paging, paging } from "@/ui/paging";
import { Tag, type Tone } from "@/ui/tag";
import { addressOf } from "../../address";
import { pagingQuery } from "../../paging-query";
import { RegulatorFrame } from "../../regulator-frame";
import { MemberEmployments, MemberPreference, MemberSummary, MemberTerms } from "./member-facts";
import { MemberInterruptions } from "./member-interruptions";
import { MemberConduct, MemberDecisions, MemberSeats, MemberTrace } from "./member-record";

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Query> };

/** A member for the station: facts with their history, records, decisions, trace; now, or as known at an instant. */
export default async function Member({ params, searchParams }: Props) {
  const [{ number }, query] = await Promise.all([params, searchParams]);
  const own = `/regulator/experts/${number}`;
  const ctx = await pageContext("regulator", own);
  const member = await found(ctx, findMember(ctx, number));
  const past = readInstant(firstOf(query.at), ctx.now);
  let trace: Paging = paging({}, 0);
  const view = await boundedRead(ctx, async (read) => ({
    standing: await findStanding(read, member.id, past?.instant ?? ctx.now),
    seats: await listSeatsOf(read, member.id),
    decisions: await listDecisionsAbout(read, member.id),
    trace: await listMemberTrace(read, member.id, (total) => {
      trace = paging(pagingQuery(query), total);
      return { limit: trace.size, offset: trace.offset };
    }),
  }));
  const facts = past ? asKnownAt(member, past.instant) : member;
  const statuses = past ? statusesAt(facts, past.instant) : member.statuses;
  const at = past?.text;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={member.name}
      crumbs={[{ label: "专家库", href: "/regulator/experts" }, { label: member.name }]}
      here={addressOf(own, { at, ...pagingQuery(query) })}
    >
      <PageHead
        title={member.name}
        lead={
          <>
            <span className="num">{member.number}</span> · {member.title}{" "}
            {view.standing ? (
              <Tag tone={view.standing.reason ? "warn" : "good"}>
                {view.standing.reason ? `不能抽取：${EXCLUSION_TEXT[view.standing.reason]}` : "可以抽取"}
              </Tag>
            ) : null}{" "}
            {statuses.map((status) => (
              <Tag key={status} tone={tones[status]}>
                {memberStatuses[status]}
              </Tag>
            ))}
          </>
        }
        actions={<ButtonLink href={`${own}/decisions/new`}>提出处理决定</ButtonLink>}
        backHref="/regulator/experts"
      />
      <Card>
        <FilterForm action={own} active={past !== null}>
          <DateTimeField name="at" label="按时点查看" hint="显示当时已经记入的情况" value={at} />
        </FilterForm>
      </Card>
      {past ? (
        <Note tone="warn" title={`以下按${formatInstant(past.instant, { year: true })}时已记入的情况显示`}>
          <p>此后记入、更正或解除的不计。基本情况、未开会的论证、处理决定和全程记录始终是现在的。</p>
        </Note>
      ) : null}
      <Columns>
        <Stack>
          <MemberTerms facts={facts} number={member.number} />
          <MemberEmployments facts={facts} />
          <MemberInterruptions facts={facts} />
        </Stack>
        <Stack>
          <MemberSummary member={member} />
          <MemberPreference facts={facts} />
        </Stack>
      </Columns>
      <MemberDecisions decisions={view.decisions} />
      <MemberSeats seats={view.seats} />
      <MemberConduct facts={facts} />
      <MemberTrace
        lines={view.trace.lines}
        at={trace}
        href={(page, size) => `${addressOf(own, { at, size, page })}#trace`}
      />
    </RegulatorFrame>
  );
}

const tones: Readonly<Record<keyof typeof memberStatuses, Tone>> = {
  DECEASED: "idle",
  REMOVED: "bad",
  RESIGNED: "idle",
  SUSPENDED: "bad",
  TO_BE_SUSPENDED: "warn",
  NOT_IN_TERM: "idle",
  NOT_ONBOARDED: "warn",
  ON_LEAVE: "warn",
};

/** A wall time of the past as the field writes it, `2026-11-22T09:00`; null for anything else. */
function readInstant(text: string, now: Date): { text: string; instant: Date } | null {
  const read = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!read?.[1] || !isDate(read[1]) || read[1] < "2000-01-01") return null;
  const instant = instantOf(read[1], Number(read[2]) * 60 + Number(read[3]));
  return instant <= now ? { text, instant } : null;
}

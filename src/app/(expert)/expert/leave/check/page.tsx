import { redirect } from "next/navigation";
import { findLeaveDenial, findOwnMembership, leaveInput } from "@/features/experts";
import { LeaveCheckForm } from "@/features/experts/components/membership-leave";
import { listOpenSeats, type OpenSeat } from "@/features/panels";
import { dateAt } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../expert-frame";
import { OpenSeats } from "../../open-seats";
import type { Query } from "../../query";
import { formatDays } from "../../todos";
import { onPlatform } from "../../words";

/** 核对: the days repeated, with what becomes of invitations that fall into them (D2 c). */
export default async function LeaveCheckPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("expert", "/expert/leave/new");
  const own = await found(ctx, findOwnMembership(ctx));
  const read = leaveInput.safeParse(await searchParams);
  if (!read.success || own.departure) redirect("/expert/leave/new");
  const days = read.data;
  const back = `/expert/leave/new?${new URLSearchParams(days)}`;
  const denial = await findLeaveDenial(ctx, days);
  // Taken already, it seems: the list tells.
  if (denial) redirect(denial.code === "LEAVE_OVERLAPS" ? "/expert/leave" : back);
  const seats = await listOpenSeats(ctx);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "请假", href: "/expert/leave" },
        { label: "核对" },
      ]}
      here={`/expert/leave/check?${new URLSearchParams(days)}`}
    >
      <LeaveCheckForm
        days={days}
        backHref={back}
        title={`核对请假${onPlatform}`}
        head={<PageHead title="请核对请假日期" lead="按下“确认请假”以后才算数。" backHref={back} />}
      >
        <SummaryList rows={[{ term: "请假", value: formatDays(days.from, days.to), changeHref: back }]} />
        <OpenSeats seats={seats} fate={(seat) => fateOf(seat, days, dateAt(ctx.now))} />
        <Note>请假期间不抽取您，不影响对您的评价。提前回来的，随时可以取消请假。</Note>
      </LeaveCheckForm>
    </ExpertFrame>
  );
}

function fateOf(seat: OpenSeat, days: { from: string; to: string }, today: string): string {
  const within = (day: string) => days.from <= day && day <= days.to;
  const meets = seat.meetingFrom !== null && within(dateAt(seat.meetingFrom));
  if (seat.state === "SEATED")
    return meets ? "您已答应参加，请假不会自动退出；不能到会的，请打开后退出。" : "不在请假期间，照常参加。";
  if (seat.meetingFrom === null)
    return within(today)
      ? "请假后系统会收回，不影响对您的评价。"
      : "论证会在请假期间的，系统会收回，不影响对您的评价。";
  return meets || within(today) ? "请假后按“不能参加”处理，不扣分。" : "不在请假期间，仍请按时答复。";
}

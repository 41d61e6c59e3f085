import { calendarWarning, dateAt, holidayCalendar } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import type { PageCtx } from "@/platform/request";
import { Note } from "@/ui/note";

type Props = {
  ctx: PageCtx;
  /** Where the system administrator brings it in; for the others it is hers to do. */
  importHref?: string;
};

/** Says in time that a year's arrangement is missing: until it is there, only weekends are counted. */
export async function CalendarNote({ ctx, importHref }: Props) {
  const calendar = await boundedRead(ctx, holidayCalendar);
  const missing = calendarWarning(calendar.isPublished, dateAt(ctx.now));
  if (!missing) return null;
  return (
    <Note tone={missing.tone} title={`${missing.year}年放假安排还没有导入`}>
      <p>
        该年度的期限目前只按周末计算。国务院办公厅通知公布后，
        {importHref ? (
          <>
            请及时<a href={importHref}>导入</a>
          </>
        ) : (
          "由系统管理员导入"
        )}
        ；导入只影响以后计算的期限，已经定下的期限不变。
      </p>
    </Note>
  );
}

import { addDays, type DateString, dateAt, instantOf } from "@/features/rulebook";
import { InvalidInput } from "@/platform/errors";

/** Until the end of a day in China that has not begun yet; more than a year is no deadline. InvalidInput. */
export function dueEnd(dueDate: DateString, now: Date): Date {
  const today = dateAt(now);
  if (dueDate <= today) throw new InvalidInput({ dueDate: "整改期限应在今天以后" });
  if (dueDate > addDays(today, 366)) throw new InvalidInput({ dueDate: "整改期限不能超过一年" });
  return instantOf(addDays(dueDate, 1));
}

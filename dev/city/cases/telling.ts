import { addDays, instantOf } from "@/features/rulebook";
import type { Moments } from "./moments";
import type { Answer, Conditions, PanelStory, Story } from "./story";

const places = ["项目部二楼会议室", "工程指挥部三楼第一会议室", "业主代表处多功能厅", "标段经理部会议室"];

/** More than half. */
const majority = (people: number) => Math.floor(people / 2) + 1;

/** Ways to begin a story, seen from the present. */
export function tellersOf(at: Moments) {
  const filed = (daysAgo: number, more: Partial<Story> & Pick<Story, "ending">): Story => ({
    drafted: at.day(daysAgo, "09:20"),
    desk: "complete",
    submitted: at.day(daysAgo, "11:05"),
    ...more,
  });
  const admitted = (daysAgo: number, more: Partial<Story> & Pick<Story, "ending">): Story =>
    filed(daysAgo, { admitted: at.day(daysAgo - 1, "10:10"), ...more });
  const conditions = (
    daysAgo: number,
    main: number,
    extras: number,
    ahead: number,
    from = "09:00",
  ): Conditions => ({
    at: at.day(daysAgo, "14:10"),
    main,
    extras,
    meeting: { date: at.ahead(ahead), from, to: from < "12:00" ? "12:00" : "17:30" },
    place: places[(daysAgo + main + extras + ahead) % places.length]!,
  });
  /** Asked so many days ago, so that everything has been answered since. */
  const drawn = (daysAgo: number, seats: Conditions, answers: Answer[], more: Partial<Story> = {}): Story =>
    admitted(daysAgo + 2, {
      ending: "PRE_REVIEW",
      conditions: seats,
      requested: at.day(daysAgo, "14:30"),
      pressed: at.day(daysAgo, "14:32"),
      answers,
      ...more,
    });
  /** Asked just now: experts can still answer. */
  const asked = (pressed: Date, seats: Conditions, answers: Answer[], more: Partial<Story> = {}): Story => ({
    ...drawn(1, seats, answers),
    ending: "INVITING",
    requested: new Date(pressed.getTime() - 120_000),
    pressed,
    rest: "quiet",
    ...more,
  });
  const draft = (daysAgo: number, desk: Story["desk"]): Story => ({
    ending: "DRAFT",
    drafted: at.day(daysAgo, "15:40"),
    desk,
  });
  const submitted = (minutes: number): Story =>
    filed(1, { ending: "SUBMITTED", submitted: at.ago(minutes), drafted: at.day(2, "16:20") });
  const returned = (daysAgo: number, reasons: string[]) => ({ at: at.day(daysAgo, "16:25"), reasons });

  /** Its meeting was held so many days ago or a little more; everybody asked has answered on the day of the draw. */
  const held = (
    days: number,
    { main = 5, extras = 0, from = "09:00" }: { main?: number; extras?: number; from?: string },
    panel: Omit<PanelStory, "begins" | "votes" | "opinions"> & Partial<PanelStory>,
    more: Partial<Story> & Pick<Story, "ending">,
  ): Story => {
    const drawnAgo = days + 6;
    const { meeting, ...seats } = conditions(drawnAgo, main, extras, -days, from);
    return drawn(
      drawnAgo,
      { ...seats, ...(meeting && { meeting: { ...meeting, date: at.behind(days) } }) },
      [],
      {
        panel: {
          begins: at.day(drawnAgo - 1, "10:00"),
          votes: majority(main + extras),
          opinions: Array.from({ length: main + extras }, () => "handed-in" as const),
          ...panel,
        },
        ...more,
      },
    );
  };
  /** So many days after a meeting held so many days ago. */
  const since = (days: number, later: number, time: string): Date => {
    const [hour = 0, minutes = 0] = time.split(":").map(Number);
    return instantOf(addDays(at.behind(days), later), hour * 60 + minutes);
  };

  return { filed, admitted, conditions, drawn, asked, draft, submitted, returned, held, since };
}

export interface CalendarEntry {
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
  readonly title: string;
  readonly place: string;
  readonly note: string;
  /** When the entry was made: the answer's instant, so that two downloads are equal. */
  readonly stamp: Date;
}

/** One meeting as an iCalendar file (RFC 5545), with a reminder a day and two hours before. */
export function calendarFile(entry: CalendarEntry): string {
  const alarm = (before: string) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(entry.title)}`,
    `TRIGGER:-${before}`,
    "END:VALARM",
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//gongping//panels//ZH",
    "BEGIN:VEVENT",
    `UID:${entry.id}@gongping`,
    `DTSTAMP:${utc(entry.stamp)}`,
    `DTSTART:${utc(entry.from)}`,
    `DTEND:${utc(entry.to)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    `LOCATION:${escapeText(entry.place)}`,
    `DESCRIPTION:${escapeText(entry.note)}`,
    ...alarm("P1D"),
    ...alarm("PT2H"),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r?\n/g, "\\n");
}

/** Lines are at most 75 bytes long; what follows a break starts with a space. Characters stay whole. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 75) {
      parts.push(part);
      part = " ";
    }
    part += character;
  }
  return [...parts, part].join("\r\n");
}

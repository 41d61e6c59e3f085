import type { Column, Content, TableCell } from "pdfmake/interfaces";
import { formatInstant, formatTime, PLATFORM, STATION } from "@/features/rulebook";
import { qrCode, renderOfficialDocument } from "@/platform/document";
import { env } from "@/platform/env";
import type { OrganizedMeeting } from "./queries/meeting-facts";
import { attendeeGroupRules } from "./rules/attendees";

/** Empty rows after those with a name, for whoever comes besides. */
const spareRows = 2;
const rowHeight = 24;

/**
 * 签到表 on A4 (31号文 三, notice 四(一)3): the five groups with rows to sign by hand, heads repeated on every
 * page, and the sitting's code for experts to check in with. The signed paper is the original (D14 16).
 */
export function printSignInSheet(meeting: OrganizedMeeting, now: Date): Promise<Buffer> {
  const { number, title, project, from, to, place, sitting } = meeting;
  const code = sitting?.code ?? null;
  return renderOfficialDocument({
    title: "专家论证会签到表",
    product: PLATFORM,
    author: STATION,
    mark: `论证编号 ${number}`,
    madeAt: now,
    content: [
      {
        columns: [
          {
            width: "*",
            stack: [
              { text: "危险性较大的分部分项工程", fontSize: 12, alignment: "center" },
              { text: "专项施工方案专家论证会签到表", fontSize: 17, bold: true, alignment: "center" },
              {
                fontSize: 10,
                lineHeight: 1.45,
                margin: [0, 10, 0, 0],
                stack: [
                  `工程名称：${project}`,
                  `方案名称：${title}`,
                  `会议时间：${formatInstant(from, { year: true })}至${formatTime(to)}`,
                  `会议地点：${place}`,
                ],
              },
            ],
          },
          ...(code ? [checkInCode(code)] : []),
        ],
        columnGap: 12,
        margin: [0, 0, 0, 12],
      },
      sheet(meeting),
      {
        text: "请本人亲笔签名，不得代签。本表与论证报告一并在会后规定时间内上传平台。",
        fontSize: 9,
        color: "#555555",
        margin: [0, 8, 0, 0],
      },
    ],
  });
}

function checkInCode(code: string): Column {
  return {
    width: 104,
    stack: [
      qrCode(new URL(`/m/${code}`, env().APP_URL).href, 104),
      { text: "专家扫码签到", fontSize: 9, alignment: "center" },
    ],
  };
}

function sheet({ members, attendees }: OrganizedMeeting): Content {
  const head = ["序号", "姓名", "单位", "专业、职称或职务", "签名", "联系电话"].map(
    (text): TableCell => ({ text, bold: true, fillColor: "#eeeeee", alignment: "center" }),
  );
  const experts = members
    .filter(({ state }) => state !== "NO_SHOW")
    .map((one) => [one.name, one.employer, `${one.specialty.replace(/（.*）$/, "")}，${one.title}`]);
  const groups = Object.entries(attendeeGroupRules).map(([group, { label, duties }]) => {
    const listed = attendees.filter((one) => one.group === group);
    const missing = duties.filter(
      ({ mandatory, code }) => mandatory && !listed.some(({ duty }) => duty === code),
    );
    return {
      label,
      rows: [
        ...listed.map((one) => [one.name, one.unitName, one.dutyLabel]),
        ...missing.map((duty) => ["", "", duty.label]),
      ],
    };
  });
  return {
    fontSize: 9.5,
    lineHeight: 1.15,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [24, 50, 108, 100, "*", 60],
      heights: (row) => (row === 0 ? "auto" : rowHeight),
      body: [
        head,
        ...part("一、论证专家", experts, 0),
        ...groups.flatMap(({ label, rows }, index) =>
          part(`${"二三四五"[index]}、${label}`, rows, spareRows),
        ),
      ],
    },
  };
}

/** A group: its name across the sheet, then a row each. */
function part(label: string, rows: readonly (readonly string[])[], spare: number): TableCell[][] {
  const blank = Array.from({ length: spare }, () => ["", "", ""]);
  return [
    [{ text: label, colSpan: 6, bold: true, fillColor: "#f7f7f7" }, {}, {}, {}, {}, {}],
    ...[...rows, ...blank].map((cells, index): TableCell[] => [
      { text: `${index + 1}`, alignment: "center" },
      ...cells.map((text): TableCell => ({ text })),
      "",
      "",
    ]),
  ];
}

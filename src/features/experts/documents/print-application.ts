import type { Content, TableCell } from "pdfmake/interfaces";
import { dateAt, formatInstant, STATION } from "@/features/rulebook";
import { renderOfficialDocument } from "@/platform/document";
import { evidenceKindLabels } from "../rules/evidence";
import type { ApplicationForm } from "./find-application-form";
import { issuedBy, paperDate, specialtyWords } from "./words";

const kinds = { NEW: "新申报", RENEWAL: "换届续聘", SPECIAL: "特邀" } as const;

/** The 专家申报表 as PDF bytes; what was not handed in yet, or was returned, says so across the page. */
export function printApplication(form: ApplicationForm, now: Date): Promise<Buffer> {
  const isDraft = form.state === "DRAFT" || form.state === "RETURNED";
  const title = "青岛市市政公用工程评审专家申报表";
  const number = form.number ?? "未提交";
  return renderOfficialDocument({
    title: "评审专家申报表",
    product: issuedBy,
    author: STATION,
    mark: `申报编号 ${number}${form.version > 0 ? ` 第${form.version}次提交` : ""}　打印于${formatInstant(now, { year: true })}`,
    madeAt: now,
    watermark: isDraft ? (form.state === "DRAFT" ? "草稿 未提交" : "已退回 待重新提交") : undefined,
    content: [
      { text: title, fontSize: 18, bold: true, alignment: "center", margin: [0, 4, 0, 12] },
      personal(form),
      section("工作单位和任职经历", employments(form)),
      section("申报专业和业绩", specialties(form)),
      section("从业经历", plain(form.experience)),
      section("佐证材料", files(form)),
      section("利害关系申报和承诺", declarations(form)),
      signature(),
    ],
  });
}

function personal(form: ApplicationForm): Content {
  const term = (text: string): TableCell => ({ text, fillColor: "#f2f2f2", alignment: "center" });
  const day = (date: string | null) => (date ? paperDate(date) : "—");
  const basis = form.kind === "SPECIAL" ? form.invitation : form.campaign;
  return {
    table: {
      widths: [78, "*", 78, "*"],
      body: [
        [term("姓名"), form.name, term("申报类别"), kinds[form.kind]],
        [term("身份证号"), form.idNumber, term("手机号"), form.phone ?? "—"],
        [term("职称"), form.title ?? "—", term("职称证书编号"), form.titleCertificate ?? "—"],
        [term("取得日期"), day(form.titleGrantedOn), term("从事专业起始"), day(form.workedSince)],
        [term("申报依据"), { text: basis ?? "—", colSpan: 3 }, "", ""],
      ],
    },
  };
}

function section(heading: string, body: Content): Content {
  return [{ text: heading, bold: true, fontSize: 12, margin: [0, 12, 0, 4], headlineLevel: 1 }, body];
}

function listed(
  widths: (number | "*" | "auto")[],
  heads: string[],
  rows: TableCell[][],
  none: string,
): Content {
  if (rows.length === 0) return plain(none);
  const head = heads.map(
    (text): TableCell => ({ text, bold: true, fillColor: "#f2f2f2", alignment: "center" }),
  );
  return { fontSize: 9.5, table: { headerRows: 1, widths, body: [head, ...rows] } };
}

function plain(text: string | null): Content {
  return { text: text || "—", margin: [0, 0, 0, 2] };
}

function employments({ employments: all }: ApplicationForm): Content {
  return listed(
    ["*", 112, 76, 60, 96],
    ["单位", "统一社会信用代码", "职务", "关系", "起止"],
    all.map((one) => [
      one.name,
      one.uscc,
      one.post,
      one.main === "yes" ? "所在单位" : "兼职或顾问",
      `${one.validFrom} 至 ${one.validTo ?? "今"}`,
    ]),
    "没有工作单位",
  );
}

function specialties({ specialties: all }: ApplicationForm): Content {
  return listed(
    [150, "*"],
    ["专业", "从事该专业工作的业绩"],
    all.map((one) => [specialtyWords(one.specialty), one.statement]),
    "还没有填写",
  );
}

function files({ files: all }: ApplicationForm): Content {
  return listed(
    [150, "*", 150],
    ["用途", "文件", "文件指纹（SHA-256）"],
    all.map((one) => [
      evidenceKindLabels[one.kind] + (one.specialty ? `（${specialtyWords(one.specialty)}）` : ""),
      one.name,
      { text: one.sha256.match(/.{1,32}/g)?.join("\n") ?? "", fontSize: 7.5 },
    ]),
    "还没有上传",
  );
}

/** Who and where is sealed and stays so, on paper too (E24). */
function declarations({ interestsAnswer, interests, undertakenAt }: ApplicationForm): Content {
  const said =
    interestsAnswer === "some"
      ? `已申报近亲属任职、持股等利害关系 ${interests} 项，内容加密保存，只用于抽取时回避，不在本表列出。`
      : interestsAnswer === "none"
        ? "本人声明：没有需要申报的近亲属任职、持股等利害关系。"
        : "还没有填写。";
  return [
    { text: said, margin: [0, 0, 0, 4] },
    undertakenAt
      ? `本人于${paperDate(dateAt(undertakenAt))}在平台实名确认：所填内容和所附材料真实、完整，如有虚假愿承担相应责任。`
      : "还没有作出真实性承诺。",
  ];
}

function signature(): Content {
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    columns: [
      { text: "申报人（签字）：", width: "*" },
      { text: "日期：　　　　年　　月　　日", width: "auto" },
    ],
  };
}

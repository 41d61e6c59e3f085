import type { Content } from "pdfmake/interfaces";
import { renderPdf } from "@/platform/document";
import { type PlanFacts, withDefaults } from "./plan-facts";

interface Form {
  title: string;
  unit: string;
  office: string;
  opinion: string;
  seal: string;
}

/** 施工单位技术负责人审核页: one page, the contractor's own review (37号令 第11条). */
export function makeCompanyReviewPdf(facts: PlanFacts): Promise<Buffer> {
  return makeForm(facts, {
    title: "专项施工方案施工单位审核表",
    unit: withDefaults(facts).contractor,
    office: "施工单位技术负责人",
    opinion: "本方案编制依据充分，内容完整，施工工艺、安全保证措施和计算书符合有关标准，同意报审。",
    seal: "（施工单位公章）",
  });
}

/** 总监理工程师审查页: one page, the supervisor's review (37号令 第11条). */
export function makeSupervisorReviewPdf(facts: PlanFacts): Promise<Buffer> {
  return makeForm(facts, {
    title: "专项施工方案监理单位审查表",
    unit: withDefaults(facts).supervision,
    office: "总监理工程师",
    opinion: "经审查，本方案编审程序符合规定，符合现场实际和强制性标准，同意组织专家论证。",
    seal: "（总监理工程师执业印章）",
  });
}

function makeForm(facts: PlanFacts, form: Form): Promise<Buffer> {
  const { projectName, title, contractor, date } = withDefaults(facts);
  const row = (label: string, content: Content, height = 0): Content[] => [
    { text: label, alignment: "center", margin: [0, 6 + height / 2, 0, 6 + height / 2] },
    content,
  ];
  const cell = (text: string): Content => ({ text, margin: [4, 6, 4, 6] });
  const opinion: Content = {
    stack: [
      { text: form.opinion, leadingIndent: 22, margin: [0, 10, 0, 60] },
      { text: `${form.office}（签字）：（演示）`, alignment: "right", margin: [0, 0, 40, 14] },
      { text: form.seal, alignment: "right", margin: [0, 0, 60, 14] },
      { text: `日期：${date}`, alignment: "right", margin: [0, 0, 40, 10] },
    ],
    margin: [6, 0, 6, 0],
  };
  return renderPdf({
    info: { title: form.title, author: form.unit },
    language: "zh-CN",
    pageSize: "A4",
    pageMargins: [64, 70, 56, 60],
    defaultStyle: { fontSize: 11, lineHeight: 1.4 },
    content: [
      { text: form.title, fontSize: 18, bold: true, alignment: "center", margin: [0, 0, 0, 18] },
      {
        table: {
          widths: [110, "*"],
          body: [
            row("工程名称", cell(projectName)),
            row("方案名称", cell(title)),
            row("施工单位", cell(contractor)),
            row("审核（审查）单位", cell(form.unit)),
            row("意  见", opinion, 120),
          ],
        },
      },
      {
        text: "本页为平台演示用的模拟文件，签字、印章和单位均为虚构。",
        fontSize: 8.5,
        color: "#666666",
        margin: [0, 12, 0, 0],
      },
    ],
  });
}

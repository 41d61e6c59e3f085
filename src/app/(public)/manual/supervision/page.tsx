import type { Metadata } from "next";
import { type Chapter, ManualPage } from "../manual-page";

export const metadata: Metadata = { title: "监理单位操作手册 - 专家评审平台" };

const chapters: readonly Chapter[] = [
  {
    id: "login",
    title: "登录和单位登记",
    steps: [
      "在首页按“法人登录”，用本单位的法人账号登录。",
      "第一次登录时登记单位，单位类型勾选“监理单位”，按“登记本单位”。",
      "登记后进入监理单位工作台。",
    ],
  },
  {
    id: "see",
    title: "查看待审方案",
    steps: [
      "“待审方案”列出本单位作为监理单位参加的工程的论证项目。没有看到的，请施工单位核对参建单位里本单位的统一社会信用代码。",
      "点开一项，查看工程、危大工程判定、专项施工方案、两份审核页和办理过程。这里只能看。",
    ],
    picture: {
      file: "supervision-desk-1280.png",
      alt: "监理单位的待审方案列表",
      width: 1280,
      height: 900,
    },
  },
  {
    id: "review",
    title: "审查方案",
    steps: [
      "论证会以前，总监理工程师须审查专项施工方案，签字并加盖执业印章。",
      "审查页扫描成 PDF 交施工单位，随申报一并上传；缺少审查页的申报不能提交。",
    ],
    note: "方案在论证以后有修改的，须重新履行审查手续。",
  },
];

/** 监理单位操作手册. */
export default function SupervisionManual() {
  return (
    <ManualPage
      path="/manual/supervision"
      title="监理单位操作手册"
      lead="查看和审查本单位监理工程的专项施工方案。"
      chapters={chapters}
    />
  );
}

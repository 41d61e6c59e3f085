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
  {
    id: "approval",
    title: "论证以后的审批",
    about: "论证通过，或者修改后经组长确认，施工单位报审以后，由总监理工程师批准。",
    steps: [
      "打开这一项，按“方案审批”。先按“打开专家审查意见”，读专家组的结论和组长的意见；打开的时间有记录。",
      "核对报审的方案就是专家确认的那一版，由总监理工程师在审批页签字并加盖执业印章，扫描成 PDF 上传。",
      "填写总监理工程师姓名，勾选“已核对”，按“批准，方可实施”；不同意的，写明理由，按“不同意，退回施工单位”。",
    ],
    note: "批准的只是这一份文件。批准以后，现场公示牌上的二维码能查到它的版本和校验值。",
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

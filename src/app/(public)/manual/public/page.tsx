import type { Metadata } from "next";
import { type Chapter, ManualPage } from "../manual-page";

export const metadata: Metadata = { title: "社会公众操作手册 - 专家评审平台" };

const chapters: readonly Chapter[] = [
  {
    id: "pool",
    title: "查询专家名录和诚信档案",
    about: "依据住房和城乡建设部令第37号第二十五条公布，不需要登录。",
    steps: [
      "点页面下方的“专家名录”，按姓名（也可以用拼音首字母）、专业、工作单位查询。",
      "点姓名，看这名专家的诚信档案：参加论证的次数、年度评价等级、经确认的不良信用记录。",
      "名录和档案不公布身份证件号码、手机号码，也不公布正在进行的论证。",
    ],
    picture: {
      file: "public-integrity-1280.png",
      alt: "专家诚信档案：基本情况、参加论证、年度评价等级、不良信用记录",
      width: 1280,
      height: 1000,
    },
  },
  {
    id: "publicity",
    title: "看公示，提出异议",
    steps: [
      "在首页点“专家公示”，看正在公示的人员和公示截止时间。",
      "有异议的，点姓名，按“提出异议”，写明内容和依据。可以署名，也可以匿名；姓名和单位加密保存，申请人和评审人员看不到。",
      "提交后得到32位查询码，请抄下。点“凭查询码查询答复”，输入查询码，看核查进度和答复。",
    ],
  },
  {
    id: "papers",
    title: "验证聘书和履职证明",
    steps: [
      "扫描纸面上的二维码；或者点页面下方的“验证聘书和履职证明”，输入核验码，空格、横线、大小写不影响。",
      "页面写明是否由本平台发出、现在是否有效，并列出内容。请与纸面逐项对照，有一处不同就不是原件。",
    ],
    picture: {
      file: "public-letter-1280.png",
      alt: "聘书核验：聘书真实，现在有效，以及聘书内容",
      width: 1280,
      height: 900,
    },
  },
  {
    id: "draw",
    title: "验证抽取证书",
    steps: [
      "点页面下方的“验证抽取证书”，选择下载的证书文件，浏览器当场重算，文件不上传。",
      "抽取的方法见“抽取办法”。",
    ],
  },
];

/** 社会公众操作手册. */
export default function PublicManual() {
  return (
    <ManualPage
      path="/manual/public"
      title="社会公众操作手册"
      lead="不用登录就能办的事。"
      chapters={chapters}
    />
  );
}

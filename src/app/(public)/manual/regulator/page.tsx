import type { Metadata } from "next";
import { type Chapter, ManualPage } from "../manual-page";
import { poolChapters } from "./pool-chapters";
import { reportChapters } from "./report-chapters";

export const metadata: Metadata = { title: "监督机构操作手册 - 专家评审平台" };

const reviewChapters: readonly Chapter[] = [
  {
    id: "login",
    title: "登录",
    steps: [
      "在首页按“个人登录”，用本人的实名账号登录，直接进入监督管理工作台。岗位由平台按任命登记，本人不能自选。",
      "区市监督机构看到本辖区的论证项目，市监督站和市局看到全部。",
      "15 分钟不操作会自动退出，退出前 2 分钟有提示。",
    ],
  },
  {
    id: "worklist",
    title: "看工作台",
    steps: [
      "工作台上的数字是待受理、邀请专家中、需处理、本周论证会、补抽两轮以上、办理中短信未送达；点数字进入相应的列表，列表条数与数字一致。",
      "“论证项目”可以按关键词、状态、关注、监督区域、主专业和提交日期查询，条件写在网址里，可以收藏和转发给同事。",
      "最下面写着自动处理是否正常；显示“已中断”的，请通知系统管理员。",
    ],
    picture: {
      file: "regulator-desk-1280.png",
      alt: "监督管理工作台：六个数字和待受理列表",
      width: 1280,
      height: 900,
    },
  },
  {
    id: "admit",
    title: "受理和退回",
    steps: [
      "打开待受理的申报，核对工程、参建单位、危大工程判定、方案和两份审核页。",
      "符合要求的按“受理”，核对后按“确认受理”；不符合的按“退回补正”，勾选退回理由，其他理由每行写一条，按“确认退回”，施工单位逐条看到。",
      "办理期限内没有办理、自动核验又通过的，系统自动受理。",
    ],
    picture: {
      file: "regulator-case-1280.png",
      alt: "待受理的论证项目：受理、退回补正两个按钮和申报内容",
      width: 1280,
      height: 900,
    },
  },
  {
    id: "exhausted",
    title: "专家不足的处理",
    steps: [
      "库内专家抽不满时，项目转为“专家不足”，页面写明每条规则各排除了多少人。",
      "由市监督站处理：通知施工单位申请撤销并予同意，增补专家库或者另定会议时间后重新申报。",
      "任何情况下不能指定专家；回避规则和主专业不少于 5 人的要求不能放宽。",
    ],
  },
  {
    id: "cancel",
    title: "撤销申请",
    steps: [
      "邀请发出以后的撤销由市监督站决定。在项目页按“决定撤销申请”，看申请理由，选择同意或者不同意，写明理由，按“提交决定”。",
      "同意的，已确认的专家收到取消通知，不影响评价；不同意的，抽取继续进行。",
    ],
  },
  {
    id: "recheck",
    title: "核对回避",
    steps: [
      "参建单位或者专家任职有变化时，在项目页按“核对回避”，再按“重新核对回避”，系统按今天的记录重新核对全部在席和受邀的专家。",
      "需要回避的，席位即行空出并另行补位，不能由人工指定或者保留。",
    ],
  },
  {
    id: "verify",
    title: "核验抽取",
    steps: [
      "在项目页点开每一轮，看可抽和不能抽的人数和原因、请求指纹、签号。市监督站和市局随时可看完整证书，区市监督机构在专家组组成后可看。",
      "按“重新验算”，系统用库存的请求、口令和随机数当场重算，逐项写明一致或者不一致。",
      "不信任本系统的，下载完整证书，在“验证抽取证书”页或者用 bin/verify-draw 在自己的电脑上重算。名单、席位、签号逐一相同，才是可信的结果。",
    ],
    picture: {
      file: "regulator-verification-1280.png",
      alt: "重新验算：一致，逐项结果",
      width: 1280,
      height: 900,
    },
  },
  {
    id: "messages",
    title: "短信记录",
    steps: [
      "“短信记录”列出每条短信的类别、状态、时间和通道，不显示手机号和内容。",
      "没有送达的，系统换通道再发；仍未送达的，席位另抽，专家不因此受影响，请核实其手机号。",
    ],
  },
];

/** 监督机构操作手册. */
export default function RegulatorManual() {
  return (
    <ManualPage
      path="/manual/regulator"
      title="监督机构操作手册"
      lead="市局、市监督站和区市监督机构办理论证项目、管理专家库的步骤。"
      chapters={[...reviewChapters, ...reportChapters, ...poolChapters]}
    />
  );
}

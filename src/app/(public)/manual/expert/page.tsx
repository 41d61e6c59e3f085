import type { Metadata } from "next";
import { type Chapter, ManualPage } from "../manual-page";
import { membershipChapters } from "./membership-chapters";
import { reviewChapters } from "./review-chapters";

export const metadata: Metadata = { title: "专家操作手册 - 专家评审平台" };

const invitationChapters: readonly Chapter[] = [
  {
    id: "message",
    title: "收到论证邀请短信",
    about: "被随机抽中时，您会收到一条短信，里面有一个链接。短信不写工程名称，也不会要您的验证码。",
    steps: [
      "点开短信里的链接，看到“您收到一份论证邀请”和确认期限。只看不会有任何影响。",
      "按“实名登录后确认”，用本人的山东省统一身份认证账号登录（选个人登录）。",
      "登录后直接看到这份邀请。链接打不开时，自己登录本平台，在“我的待办”里也能看到。",
    ],
    note: "邀请只对您本人有效，转发给别人，别人登录后什么也看不到。",
    picture: {
      file: "expert-landing-360.png",
      alt: "手机上的短信链接页：您收到一份论证邀请，确认期限，实名登录后确认",
      width: 360,
      height: 1000,
    },
  },
  {
    id: "open",
    title: "打开邀请，看清内容",
    steps: [
      "短信已经送达的，登录后直接看到邀请内容。",
      "系统还没有收到送达回执的，先看到“打开邀请”按钮；按下以后开始计时，请在 6 小时内答复。",
      "看清工程、专业、论证会时间地点和参建单位；点“全部 N 家单位”看所有单位，判断自己是否需要回避。",
    ],
    picture: {
      file: "expert-invitation-360.png",
      alt: "手机上的邀请页：期限、工程、论证会、参建单位，参加和不能参加两个按钮",
      width: 360,
      height: 1700,
    },
  },
  {
    id: "accept",
    title: "参加",
    steps: [
      "勾选“我与以上单位没有利害关系，并承担保密义务”。",
      "按“参加”，在核对页再看一遍会议时间地点，按“确认提交”。",
      "看到“已确认参加”就完成了。可以按“存到手机日历”，到时手机会提醒。",
    ],
    picture: {
      file: "expert-accept-360.png",
      alt: "手机上的核对页：答复、论证会时间地点，确认提交",
      width: 360,
      height: 1300,
    },
    note: "提交时断网了不要紧，重新打开再交一次，结果是一样的，不会记两次。",
  },
  {
    id: "decline",
    title: "不能参加",
    steps: [
      "按“不能参加”，点一个原因。",
      "有利害关系的，再选是哪家单位；其他原因，请写明情况。",
      "按“确认提交”。系统会另行抽取其他专家，您不需要再做什么。",
    ],
    picture: {
      file: "expert-decline-360.png",
      alt: "手机上选择不能参加的原因",
      width: 360,
      height: 1133,
    },
    note: "时间冲突、专业不符、健康原因和回避都不影响评价。选“其他原因”又没有写明情况的，计入年度评价。",
  },
  {
    id: "late",
    title: "没有按时答复会怎样",
    steps: [
      "期限一到，邀请自动失效，系统记录为逾期未答复，并另抽专家补位。",
      "逾期未答复会记入年度评价。短信确实没有送到您手机上的，不算逾期。",
      "期限过后再点链接，只会看到邀请已失效的说明。",
    ],
  },
  {
    id: "withdraw",
    title: "答应了又不能去",
    steps: [
      "登录后打开“我的论证”，点开这项论证，按“不能到会了，退出”。",
      "页面先说明后果：距论证会开始不足 24 小时退出的，记入年度评价。",
      "写明原因，按“确认退出”。退出后不能恢复，系统立即另抽专家。",
    ],
  },
  {
    id: "members",
    title: "查看专家组成员",
    steps: [
      "全部席位都确认以后，打开“我的论证”里的这一项，就能看到专家组成员的姓名、职称和单位。",
      "在此之前，您、施工单位和其他专家都看不到名单。",
    ],
  },
  {
    id: "rounds",
    title: "查看自己的抽取记录",
    steps: [
      "打开“我的记录”里的“抽取记录”，能看到每一轮涉及您专业的抽取中，您有没有参加、签号是多少、有没有抽中。",
      "没有参加的，写着原因，例如请假中、会议时间冲突、任职于参建单位。原因与事实不符的，请联系监督机构更正。",
    ],
  },
];

/** 专家操作手册. */
export default function ExpertManual() {
  return (
    <ManualPage
      path="/manual/expert"
      title="专家操作手册"
      lead="主要用手机。先是收到邀请怎样答复，再是论证会前后要做的事；申报、续聘和资料变更在后面。"
      chapters={[...invitationChapters, ...reviewChapters, ...membershipChapters]}
    />
  );
}

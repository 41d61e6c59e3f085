/** Every number and switch the rules read, with its default, unit, label and the clause it rests on. */
import { choice, duration, durations, hours, integer, points, range } from "./kinds";

const OURS = "本平台设计";
const NOTICE = "通知（2025-01-08）";
const PRACTICE = "同类专家库通行做法";
const CITY_SCALE = "某市2022年评标专家扣分标准（参照）";

export const POLICY_PARAMETERS = {
  "panel.min_main": integer({
    label: "主专业专家最少人数",
    source: `${NOTICE}二(二)、二(三)；37号令 第12条`,
    default: 5,
    unit: "人",
    floor: 5,
    max: 15,
  }),
  "panel.extra_per_specialty": range({
    label: "每个涉及专业可增选人数",
    source: `${NOTICE}二(二)`,
    default: { min: 1, max: 2 },
    unit: "人",
  }),
  "panel.max_total": integer({
    label: "专家组总人数上限",
    source: OURS,
    default: 9,
    unit: "人",
    min: 5,
    max: 30,
  }),
  "panel.employer_cap": integer({
    label: "同一单位入选人数上限",
    source: OURS,
    default: 2,
    unit: "人",
    min: 1,
    max: 30,
  }),

  "invite.window": duration({ label: "专家确认时限", source: `${NOTICE}二(三)`, default: "PT6H" }),
  "invite.clock_anchor": choice({
    label: "确认时限起算点",
    source: `${OURS}（${NOTICE}二(三)“收到邀请确认短信”）`,
    default: "DELIVERED",
    options: { DELIVERED: "短信送达", SENT: "短信发出" },
  }),
  "invite.send_hours": hours({
    label: "邀请发送时段",
    source: OURS,
    default: { from: "07:30", to: "21:00" },
  }),
  "invite.receipt_wait": duration({
    label: "等待送达回执，逾时改用备用通道",
    source: OURS,
    default: "PT15M",
  }),
  "invite.undeliverable_after": duration({
    label: "始终无回执即视为无法送达",
    source: OURS,
    default: "PT2H",
  }),
  "invite.reminders": durations({ label: "送达后提醒时间", source: OURS, default: ["PT3H", "PT5H"] }),
  "invite.outage_tolerance": duration({
    label: "平台中断超过此时长即顺延确认时限",
    source: OURS,
    default: "PT15M",
  }),

  "draw.min_lead": duration({ label: "抽取须早于会议开始", source: OURS, default: "PT24H" }),
  "draw.advised_lead": duration({ label: "建议抽取早于会议开始", source: OURS, default: "P5D" }),
  // A case has 63 one-time secrets, hence the upper bound.
  "draw.max_rounds": integer({
    label: "抽取轮次上限",
    source: OURS,
    default: 8,
    unit: "轮",
    min: 1,
    max: 63,
  }),
  "draw.travel_gap": duration({ label: "同一专家两场会议的间隔", source: OURS, default: "PT3H" }),
  "draw.max_per_half_day": integer({
    label: "同一专家每半天会议数",
    source: OURS,
    default: 1,
    unit: "场",
    min: 1,
    max: 4,
  }),
  "preview.assumed_acceptance": integer({
    label: "预估接受率（无历史数据时）",
    source: OURS,
    default: 60,
    unit: "%",
    min: 1,
    max: 100,
  }),
  "load.max_per_30d": integer({
    label: "每30日接受评审上限",
    source: OURS,
    default: 8,
    unit: "次",
    min: 1,
    max: 100,
  }),

  "conflict.employment_lookback": integer({
    label: "原任职单位回避年限",
    source: "政府采购评审专家回避做法",
    default: 3,
    unit: "年",
    min: 1,
    max: 20,
  }),
  "conflict.interest_lookback": integer({
    label: "利害关系结束后回避年限",
    source: `政府采购评审专家回避做法（${OURS}）`,
    default: 3,
    unit: "年",
    min: 0,
    max: 20,
  }),
  "conflict.group_depth": choice({
    label: "上下级关系的认定范围",
    source: `${OURS}（${NOTICE}二(四)“上下级关系”）`,
    default: "CONTROLLED_GROUP",
    options: {
      CONTROLLED_GROUP: "同一实际控制企业（不含国资、财政等出资机构）",
      DIRECT_LINE: "仅直接上下级，不限层数",
    },
  }),
  "conflict.sibling_rule": choice({
    label: "同一集团兄弟单位",
    source: `${OURS}（${NOTICE}二(四)“利害关系”）`,
    default: "HARD",
    options: { HARD: "一律回避", SOFT: "提示并由专家声明" },
  }),

  "admission.review_window": integer({
    label: "受理审查期限",
    source: OURS,
    default: 1,
    unit: "个工作日",
    min: 1,
    max: 30,
  }),
  "contractor.view_refresh": duration({
    label: "施工单位所见抽取进度的更新间隔",
    source: OURS,
    default: "PT30M",
  }),
  "upload.max_size": integer({
    label: "单个文件大小上限",
    source: OURS,
    default: 200,
    unit: "MB",
    min: 1,
    max: 2000,
  }),

  "opinion.due": choice({
    label: "审查意见表提交时限",
    source: `${NOTICE}四(二)3`,
    default: "MEETING_START",
    options: { MEETING_START: "会议开始前" },
  }),
  "report.due_days": integer({
    label: "论证报告及签到表上传期限",
    source: `${NOTICE}四(一)3；民法典 第201、203条`,
    default: 3,
    unit: "日",
    min: 1,
    max: 30,
  }),
  "report.upload_grace": duration({ label: "到期前已开始的上传宽限", source: OURS, default: "PT15M" }),
  "revision.leader_review": integer({
    label: "组长复审期限",
    source: OURS,
    default: 3,
    unit: "个工作日",
    min: 1,
    max: 30,
  }),
  "publicity.days": integer({
    label: "专家公示期",
    source: "北京市做法",
    default: 7,
    unit: "日",
    min: 1,
    max: 60,
  }),
  "application.max_specialties": integer({
    label: "每人最多申报专业数",
    source: PRACTICE,
    default: 3,
    unit: "个",
    min: 1,
    max: 10,
  }),
  "application.check_window": integer({
    label: "申报形式审查期限",
    source: OURS,
    default: 5,
    unit: "个工作日",
    min: 1,
    max: 60,
  }),
  "application.resubmit_days": integer({
    label: "退回后重新提交期限",
    source: OURS,
    default: 15,
    unit: "日",
    min: 1,
    max: 90,
  }),
  "application.reviewers": integer({
    label: "每个专业的评审人数",
    source: OURS,
    default: 2,
    unit: "人",
    floor: 2,
    max: 9,
  }),
  "membership.confirm_months": integer({
    label: "工作单位确认有效期",
    source: OURS,
    default: 12,
    unit: "个月",
    min: 1,
    max: 36,
  }),
  "membership.leave_days": integer({
    label: "一次请假最长天数",
    source: OURS,
    default: 180,
    unit: "日",
    min: 1,
    max: 730,
  }),
  "membership.renewal_months": integer({
    label: "聘期届满前可申请续聘",
    source: OURS,
    default: 6,
    unit: "个月",
    min: 1,
    max: 24,
  }),
  "membership.removal_ban_years": integer({
    label: "取消资格后不得申报",
    source: PRACTICE,
    default: 3,
    unit: "年",
    min: 1,
    max: 30,
  }),
  "membership.question_window": duration({
    label: "专家失去资格后对已成立专家组的处理时限",
    source: OURS,
    default: "PT24H",
  }),
  "term.years": integer({ label: "专家聘期", source: PRACTICE, default: 3, unit: "年", min: 1, max: 10 }),

  "credit.base": integer({ label: "年度评价基础分", source: PRACTICE, default: 100, unit: "分", max: 1000 }),
  "credit.pass": integer({ label: "年度评价合格线", source: PRACTICE, default: 60, unit: "分", max: 1000 }),
  "credit.excellent": integer({
    label: "年度评价优秀线",
    source: PRACTICE,
    default: 90,
    unit: "分",
    max: 1000,
  }),
  "credit.objection_days": integer({
    label: "信用事件异议期",
    source: OURS,
    default: 5,
    unit: "个工作日",
    min: 1,
    max: 60,
  }),
  "credit.confirm_timeout_first": points({
    label: "当年首次逾期未确认（如实记录）",
    source: `${NOTICE}二(三)；分值为${OURS}`,
    default: 0,
  }),
  "credit.confirm_timeout": points({
    label: "当年再次逾期未确认",
    source: `${NOTICE}二(三)；分值为${OURS}`,
    default: -5,
  }),
  "credit.decline_without_reason": points({ label: "无正当理由谢绝", source: OURS, default: -2 }),
  "credit.withdraw_under_24h": points({ label: "会前24小时内退出", source: OURS, default: -10 }),
  "credit.late": points({ label: "迟到", source: CITY_SCALE, default: -10 }),
  "credit.no_show": points({ label: "接受后缺席", source: CITY_SCALE, default: -20 }),
  "credit.opinion_missing": points({
    label: "未提交审查意见表",
    source: `${NOTICE}四(二)3；分值为${OURS}`,
    default: -10,
  }),
  "credit.opinion_late": points({ label: "审查意见表迟交", source: OURS, default: -3 }),
  "credit.opinion_perfunctory": points({ label: "审查意见敷衍（经复核）", source: OURS, default: -10 }),
  "credit.conflict_undisclosed": points({ label: "应回避未回避", source: CITY_SCALE, default: -20 }),
  "credit.report_error": points({ label: "论证错误致返工", source: CITY_SCALE, default: -30 }),
  "credit.opinion_on_time": points({ label: "按时提交完整意见", source: OURS, default: 1 }),
  "credit.leader": points({ label: "担任组长", source: OURS, default: 2 }),
  "credit.emergency_support": points({ label: "抢险技术支援", source: OURS, default: 5 }),
  "credit.bonus_cap": points({ label: "年度加分上限", source: OURS, default: 10 }),
};

export type PolicyKey = keyof typeof POLICY_PARAMETERS;

/** The values the rules read, by key. */
export type PolicyParameters = {
  [Key in PolicyKey]: (typeof POLICY_PARAMETERS)[Key]["default"];
};

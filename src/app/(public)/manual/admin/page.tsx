import type { Metadata } from "next";
import { type Chapter, ManualPage } from "../manual-page";

export const metadata: Metadata = { title: "系统管理操作手册 - 专家评审平台" };

const chapters: readonly Chapter[] = [
  {
    id: "login",
    title: "登录",
    steps: [
      "在首页按“个人登录”，用本人的实名账号登录，进入系统管理工作台。",
      "管理权限分给系统、安全、审计三类管理员，一个人只能担任其中一类，只看得到自己那一类的页面。",
      "15 分钟不操作会自动退出，退出前 2 分钟有提示。",
    ],
  },
  {
    id: "system",
    title: "系统管理员：看运行，处理失败任务",
    steps: [
      "工作台显示后台处理是否正常、最近一次巡检、待处理和失败的任务。显示“已中断”的，请检查后台任务程序。",
      "“失败任务”列出连续十二次没有成功的任务和原因。原因排除后按“重新处理”，不会做两遍。",
      "“规则版本”和“节假日表”只能看；新的版本随程序发布。",
    ],
    picture: {
      file: "admin-system-1280.png",
      alt: "系统管理员的工作台：运行状态和可以办理的事",
      width: 1280,
      height: 640,
    },
  },
  {
    id: "security",
    title: "安全管理员：停用和恢复账号",
    steps: [
      "打开“登录账号”，按姓名或者单位查询，点开一个账号。",
      "写明理由，按“停用账号”，该账号在各处的登录立即失效；按“恢复账号”以后可以重新登录。",
      "自己的账号不能停用。",
    ],
  },
  {
    id: "audit",
    title: "审计管理员：查审计日志",
    steps: [
      "打开“审计日志”，按人员、动作、对象和日期查询。",
      "日志只能看，不能改；一次最多翻阅最近的若干条，更早的请限定日期。",
    ],
  },
  {
    id: "never",
    title: "管理员也不能做的事",
    steps: [
      "不能指定、更换专家，不能修改抽取结果：抽取请求和证书写入后，数据库不接受修改。",
      "不能修改或者删除审计日志。",
      "不能在专家组组成以前查看名单。",
    ],
  },
  {
    id: "operation",
    title: "部署和运维",
    steps: [
      "部署、备份、恢复、升级的步骤在随程序提供的运维文档里。",
      "健康检查地址：/api/health 表示进程在运行，/api/health?ready=1 表示数据库也可用。",
    ],
  },
];

/** 系统管理操作手册. */
export default function AdminManual() {
  return (
    <ManualPage
      path="/manual/admin"
      title="系统管理操作手册"
      lead="系统、安全、审计三类管理员的分工。"
      chapters={chapters}
    />
  );
}

import type { CircularContent } from "@/db/schema";
import { notice, order37 } from "./reasons";

interface Common {
  readonly issuer: string;
  readonly competentBody: string;
  readonly superiors: readonly string[];
  readonly unit: string;
  readonly uscc: string;
  readonly project: string;
  readonly address: string;
}

const recipients = ({ competentBody, superiors, issuer }: Common) =>
  [...new Set([competentBody, ...superiors])].filter((name) => name !== issuer);

const day = (date: string) => {
  const [year, month, of] = date.split("-").map(Number);
  return `${year}年${month}月${of}日`;
};

/** 通报 of a review held outside the platform (五(二)): what was found, what the unit said, what follows. Pure. */
export function outsideCircular(
  facts: Common & {
    readonly number: string;
    readonly heldOn: string;
    readonly found: string;
    readonly statement: string | null;
    readonly watchUntil: string;
    readonly intervalDays: number;
  },
): CircularContent {
  return {
    title: `关于${facts.unit}未通过专家评审平台组织专项施工方案论证的通报`,
    recipients: recipients(facts),
    unit: `${facts.unit}（统一社会信用代码${facts.uscc}）`,
    project: `${facts.project}（${facts.address}）`,
    paragraphs: [
      `经查，${facts.unit}于${day(facts.heldOn)}就“${facts.project}”的危大工程组织专项施工方案论证，未通过青岛市市政公用工程专家评审管理服务平台抽取专家（记录编号${facts.number}）。具体情况：${facts.found}`,
      facts.statement
        ? `已告知该单位。该单位陈述：${facts.statement}`
        : "已告知该单位，该单位在期限内未作陈述。",
      `现予如实记录并通报。该单位和该工程列为重点检查对象，至${day(facts.watchUntil)}止，每${facts.intervalDays}日至少检查一次。`,
      "请有关主管部门和上级责任单位督促其依法组织论证。论证工作是否无效，由市住房和城乡建设局或市监督站另行决定。",
    ],
    basis: [notice("四（一）1、五（二）"), order37("第十二条、第三十四条第（一）项")],
    issuer: facts.issuer,
  };
}

/** 通报 of rectification that is not done (D11 ESCALATED). Pure. */
export function escalationCircular(
  facts: Common & {
    readonly number: string;
    readonly inspectedOn: string;
    readonly dueOn: string;
    readonly findings: readonly { readonly text: string; readonly basis: readonly string[] }[];
    readonly reason: string;
  },
): CircularContent {
  return {
    title: `关于${facts.unit}监督检查问题整改情况的通报`,
    recipients: recipients(facts),
    unit: `${facts.unit}（统一社会信用代码${facts.uscc}）`,
    project: `${facts.project}（${facts.address}）`,
    paragraphs: [
      `${day(facts.inspectedOn)}对“${facts.project}”进行了监督检查（检查编号${facts.number}），要求于${day(facts.dueOn)}前整改，至今没有整改到位。`,
      `没有整改到位的问题：${facts.findings.map(({ text }, index) => `${index + 1}.${text}`).join("")}`,
      `通报的理由：${facts.reason}`,
      "请有关主管部门和上级责任单位督促整改，并将整改结果回复本机构。",
    ],
    basis: [
      ...new Set([
        ...facts.findings.flatMap(({ basis }) => basis),
        order37("第二十八条"),
        notice("五（二）"),
      ]),
    ],
    issuer: facts.issuer,
  };
}

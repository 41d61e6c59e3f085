import { districts, type MemberFacts, type StationMember, weekdays } from "@/features/experts";
import { dateAt, formatDate } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { specialtyText } from "../../words";

/** Long ago, or far ahead: the day of the week is nobody's question. */
const day = (date: string | null) => (date ? formatDate(date, { year: true }).replace(/（.*/, "") : "至今");
const dayOf = (instant: Date) => day(dateAt(instant));

/** Who she is, and how she may be reached: numbers masked. */
export function MemberSummary({ member }: { member: StationMember }) {
  const firstTerm = member.terms.map(({ termFrom }) => termFrom).sort()[0];
  return (
    <Card title="基本情况">
      <Facts
        items={[
          { term: "姓名", value: member.name },
          { term: "专家编号", value: member.number },
          { term: "职称", value: member.title },
          { term: "身份证号", value: <span className="num">{member.idNumber}</span> },
          {
            term: "手机号",
            value: (
              <>
                <span className="num">{member.phone ?? "未登记"}</span>{" "}
                {member.phoneVerifiedAt ? <Tag tone="good">已核实</Tag> : <Tag tone="warn">未核实</Tag>}
              </>
            ),
          },
          { term: "首次聘任", value: firstTerm ? day(firstTerm) : "未聘任" },
          { term: "在席未开会", value: `${member.openSeats}个论证` },
          { term: "等待答复", value: `${member.openAsked}份邀请` },
        ]}
      />
    </Card>
  );
}

/** Appointment periods and specialties; corrected rows stay and say so. */
export function MemberTerms({ facts, number }: { facts: MemberFacts; number: string }) {
  return (
    <Card title="聘期和专业">
      <Table
        caption="聘期"
        rows={facts.terms}
        rowKey={({ id }) => id}
        columns={[
          {
            head: "聘期",
            names: true,
            cell: (row) => (
              <>
                {day(row.termFrom)}—{day(row.termTo)}
                <Corrected at={row.supersededAt} />
              </>
            ),
          },
          { head: "文件", cell: (row) => row.document },
          {
            head: "聘书",
            cell: ({ letterCode }) =>
              letterCode ? (
                <a href={`/regulator/experts/${number}/letter.pdf?code=${letterCode}`}>下载聘书</a>
              ) : (
                "—"
              ),
          },
          { head: "入库手续", cell: (row) => (row.onboardedAt ? dayOf(row.onboardedAt) : "未办") },
        ]}
      />
      <Table
        caption="专业"
        rows={facts.specialties}
        rowKey={({ id }) => id}
        columns={[
          {
            head: "专业",
            names: true,
            cell: (row) => (
              <>
                {specialtyText(row.specialty)}
                <Corrected at={row.supersededAt} />
              </>
            ),
          },
          { head: "自", cell: (row) => day(row.validFrom) },
          { head: "至", cell: (row) => day(row.validTo) },
        ]}
      />
    </Card>
  );
}

/** Where she works and worked, ended and corrected rows included: the source of avoidance. */
export function MemberEmployments({ facts }: { facts: MemberFacts }) {
  return (
    <Card title="任职经历">
      {facts.employments.length === 0 ? (
        <p className="muted">没有工作单位。</p>
      ) : (
        <Table
          caption="任职经历"
          rows={facts.employments}
          rowKey={({ id }) => id}
          columns={[
            {
              head: "单位 / 统一社会信用代码",
              names: true,
              cell: (row) => (
                <>
                  {row.unit} {row.main === "yes" ? null : <Tag>兼职</Tag>}
                  <br />
                  <span className="small muted num">{row.uscc}</span>
                  <Corrected at={row.supersededAt} />
                </>
              ),
            },
            { head: "自", cell: (row) => day(row.validFrom) },
            { head: "至", cell: (row) => day(row.validTo) },
            { head: "记入", cell: (row) => dayOf(row.recordedAt) },
          ]}
        />
      )}
    </Card>
  );
}

/** 本人意愿, as it stands. */
export function MemberPreference({ facts }: { facts: MemberFacts }) {
  const current = facts.preferences.find(({ supersededAt }) => supersededAt === null);
  const names = new Map(districts.map(({ value, label }) => [value, label]));
  const days = weekdays
    .filter(({ value }) => current?.daysOff.map(String).includes(value))
    .map(({ label }) => label)
    .join("、");
  return (
    <Card title="本人意愿">
      <Facts
        items={[
          {
            term: "愿意参评的区域",
            value: current?.districts.map((code) => names.get(code) ?? code).join("、") || "全市",
          },
          { term: "不能到会", value: days || "没有限制" },
          { term: "每30日最多", value: current?.monthlyCap ? `${current.monthlyCap}次` : "按平台规则" },
          {
            term: "请假",
            value:
              facts.leaves
                .filter(({ cancelledAt }) => cancelledAt === null)
                .slice(0, 5)
                .map(({ leaveFrom, leaveTo }) => `${day(leaveFrom)}—${day(leaveTo)}`)
                .join("；") || "没有请假",
          },
        ]}
      />
    </Card>
  );
}

function Corrected({ at }: { at: Date | null }) {
  return at ? <div className="small muted">已于{dayOf(at)}更正</div> : null;
}

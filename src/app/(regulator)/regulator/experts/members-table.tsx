import { type ListedMember, type PoolSort, type Standing, standingNames } from "@/features/experts";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { specialtyText } from "../words";

const tones: Readonly<Record<Standing, Tone>> = {
  DECEASED: "idle",
  REMOVED: "bad",
  RESIGNED: "idle",
  TERM_EXPIRED: "idle",
  NOT_BEGUN: "idle",
  PENDING_ONBOARD: "warn",
  SUSPENDED: "bad",
  ON_LEAVE: "warn",
  PHONE_UNVERIFIED: "warn",
  EMPLOYER_UNCONFIRMED: "warn",
  ACTIVE: "good",
};

type Sorting = (sort: PoolSort) => { href: string; direction?: "asc" | "desc" };
type Props = { rows: readonly ListedMember[]; station: boolean; sorting: Sorting };

/** Members one below the other. The station's rows lead to its own page of the member, others' to the public file. */
export function MembersTable({ rows, station, sorting }: Props) {
  const base = station ? "/regulator/experts" : "/experts";
  return (
    <Table
      caption="专家"
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          head: "姓名",
          names: true,
          sort: sorting("name"),
          cell: ({ number, name, title }) => (
            <>
              <a className="md:whitespace-nowrap" href={`${base}/${number}`}>
                {name}
              </a>
              <br />
              <span className="small muted whitespace-nowrap">{title}</span>
            </>
          ),
        },
        {
          head: "编号",
          sort: sorting("number"),
          cell: ({ number }) => <span className="num">{number}</span>,
        },
        {
          head: "专业",
          cell: ({ specialties }) => (
            <span className="small">{specialties.map(specialtyText).join("；")}</span>
          ),
        },
        { head: "工作单位", sort: sorting("unit"), cell: ({ unit }) => unit ?? "无工作单位" },
        {
          head: "状态",
          cell: ({ standing }) => <Tag tone={tones[standing]}>{standingNames[standing]}</Tag>,
        },
        {
          head: "聘期止",
          sort: sorting("term"),
          cell: ({ termTo }) => <span className="num whitespace-nowrap">{termTo ?? "—"}</span>,
        },
      ]}
    />
  );
}

import { stateLabels } from "@/features/reviews";
import { type Found, mostFound } from "@/features/search";
import type { UserActor } from "@/platform/actor";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Tag } from "@/ui/tag";

type Props = { found: Found; keyword: string; actor: UserActor };

/** What one word found, kind by kind; where there is more than is shown, the list of its kind has it. */
export function SearchResults({ found, keyword, actor }: Props) {
  const { role, post } = actor;
  const q = encodeURIComponent(keyword);
  const { cases, projects, units, experts } = found;
  if (cases.length + projects.length + units.length + experts.length === 0)
    return (
      <EmptyState
        title={`没有找到“${keyword}”`}
        why="可以试试名称中的几个字、编号，或者名称的拼音首字母，例如 zs、qdsz。"
      />
    );
  const caseList = role === "supervision" ? `/supervision?search=${q}` : null;
  return (
    <>
      <Kind
        title="论证项目"
        rows={cases}
        more={
          role === "regulator"
            ? `/regulator/cases?keyword=${q}`
            : (caseList ?? `/contractor/cases?search=${q}`)
        }
        row={(one) => (
          <>
            <a href={`/${role}/cases/${one.id}`}>{one.title}</a> <Tag>{stateLabels[one.state]}</Tag>
            <br />
            <span className="small muted">{[one.number, one.project].filter(Boolean).join("，")}</span>
          </>
        )}
      />
      <Kind
        title="工程"
        rows={projects}
        more={role === "contractor" ? `/contractor/projects?search=${q}` : null}
        row={(one) => (
          <>
            <a href={projectHref(role, one)}>{one.name}</a>
            <br />
            <span className="small muted">{[one.address, one.contractor].join("，")}</span>
          </>
        )}
      />
      <Kind
        title="单位"
        rows={units}
        more={`/regulator/organizations?keyword=${q}`}
        row={(one) => (
          <>
            <a href={`/regulator/organizations/${one.id}`}>{one.name}</a>
            <br />
            <span className="small muted num">{one.uscc}</span>
          </>
        )}
      />
      <Kind
        title="专家"
        rows={experts}
        more={`/regulator/experts?keyword=${q}`}
        row={(one) => (
          <>
            <a
              href={
                post === "station"
                  ? `/regulator/experts/${one.number}`
                  : `/regulator/experts?keyword=${one.number}`
              }
            >
              {one.name}
            </a>
            <br />
            <span className="small muted">
              {one.number}，{one.title}
            </span>
          </>
        )}
      />
    </>
  );
}

/** A project's own page is its contractor's; for the others its cases are. */
function projectHref(role: UserActor["role"], { id, name }: { id: string; name: string }): string {
  const q = encodeURIComponent(name);
  if (role === "contractor") return `/contractor/projects/${id}`;
  return role === "supervision" ? `/supervision?search=${q}` : `/regulator/cases?keyword=${q}`;
}

type KindProps<Row> = {
  title: string;
  rows: readonly Row[];
  more: string | null;
  row: (row: Row) => React.ReactNode;
};

function Kind<Row extends { id: string }>({ title, rows, more, row }: KindProps<Row>) {
  if (rows.length === 0) return null;
  const over = rows.length > mostFound;
  return (
    <Card title={`${title}（${over ? `${mostFound}个以上` : rows.length}）`}>
      <ul>
        {rows.slice(0, mostFound).map((one) => (
          <li key={one.id}>{row(one)}</li>
        ))}
      </ul>
      {over && more ? (
        <p>
          <a href={more}>查看全部{title}</a>
        </p>
      ) : null}
    </Card>
  );
}

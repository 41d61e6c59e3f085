import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";

export type FilterFormProps = {
  /** The list's own address; 重置 leads there. */
  action: string;
  children: ReactNode;
  /** What else stays in the address: sort, page size. The page does not: a new filter starts at page 1. */
  keep?: Record<string, string>;
  /** Whether a filter is set: on a phone the sheet is then open. */
  active?: boolean;
};

/** Filters above a list, sent by GET so that the address holds them. On a phone they fold into a sheet. */
export function FilterForm({ action, children, keep = {}, active }: FilterFormProps) {
  return (
    <search className="filter-sheet">
      <input
        type="checkbox"
        id="filters-open"
        className="filters-open visually-hidden"
        defaultChecked={active}
      />
      <label className="filters-switch" htmlFor="filters-open">
        筛选条件
      </label>
      <form className="filters" method="get" action={action}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="actions">
          <Button look="quiet">查询</Button>
          <ButtonLink look="quiet" href={action}>
            重置
          </ButtonLink>
        </div>
      </form>
    </search>
  );
}

/** The line above a list: how many there are, and what can be done with all of them. */
export function Toolbar({ total, children }: { total: number; children?: ReactNode }) {
  return (
    <div className="toolbar">
      <span className="small muted">共 {total} 条</span>
      {children ? <div className="actions">{children}</div> : null}
    </div>
  );
}

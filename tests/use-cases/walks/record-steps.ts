import { allLifecycles } from "../../../bin/lifecycles";
import type { TestDatabase } from "../../support/database";

export interface Step {
  readonly table: string;
  /** Null when the row is new. */
  readonly from: string | null;
  readonly to: string;
}

/** From now on every change of a state in this database is written down, whoever makes it. */
export async function recordSteps({ owner }: TestDatabase): Promise<void> {
  await owner.unsafe(`
    create table walk_step (id bigserial primary key, entity text not null, was text, became text not null);
    create function walk_step() returns trigger language plpgsql security definer as $$
    begin
      if tg_op = 'INSERT' then
        insert into walk_step (entity, became) values (tg_table_name, new.state);
      elsif old.state <> new.state then
        insert into walk_step (entity, was, became) values (tg_table_name, old.state, new.state);
      end if;
      return null;
    end $$;
    ${allLifecycles
      .map(
        ({ table }) =>
          `create trigger walk_step after insert or update on ${table} for each row execute function walk_step();`,
      )
      .join("\n")}`);
}

export async function stepsTaken({ owner }: TestDatabase): Promise<Step[]> {
  const rows = await owner<{ table: string; from: string | null; to: string }[]>`
    select distinct entity as table, was as from, became as to from walk_step`;
  return [...rows];
}

/** How many steps were written down; files are laid by the suite and do not count. */
export async function countSteps({ owner }: TestDatabase): Promise<number> {
  const [row] = await owner`select count(*)::int as n from walk_step where entity <> 'stored_file'`;
  return row?.n ?? 0;
}

/** Those that no state machine has. */
export function strange(steps: readonly Step[]): Step[] {
  return steps.filter(({ table, from, to }) => {
    const machine = allLifecycles.find((one) => one.table === table);
    const allowed = from === null ? machine?.begins : machine?.steps[from];
    return !allowed?.includes(to);
  });
}

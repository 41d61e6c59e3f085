import { getTableColumns, getTableName, is, isTable } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { allLifecycles, drawLifecycles } from "../../bin/lifecycles";
import * as schema from "../../src/db/schema";
import { read } from "./sources";

const tables = Object.values(schema).filter((one) => isTable(one) && is(one, PgTable)) as PgTable[];

describe("state machines", () => {
  it("are drawn in docs/lifecycles.md as they are", () => {
    expect(read("docs/lifecycles.md")).toBe(drawLifecycles());
  });

  it("are there for every table with a state", () => {
    const stateful = tables.filter((table) => "state" in getTableColumns(table)).map(getTableName);
    expect(allLifecycles.map(({ table }) => table).sort()).toEqual(stateful.sort());
  });

  it.each(allLifecycles)(
    "$table goes nowhere but to states of its own, and all are reached",
    ({ begins, steps }) => {
      const states = new Set(Object.keys(steps));
      const reached = new Set([...begins, ...Object.values(steps).flat()]);
      expect([...reached].filter((state) => !states.has(state))).toEqual([]);
      const unreached = [...states].filter((state) => !reached.has(state));
      // Kept for decisions that oversight brings: a voided round, a company's review of its own.
      expect(unreached.filter((state) => state !== "VOIDED" && state !== "COMPANY_REVIEW")).toEqual([]);
    },
  );
});

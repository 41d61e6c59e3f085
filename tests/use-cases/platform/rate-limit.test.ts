import { isOneTooMany } from "../../../src/platform/rate-limit/count-request";
import { useDatabase } from "../../support/database";

const db = useDatabase();
const path = "/certificates/0123456789abcdef";
const ask = (address: string | null) => isOneTooMany("GET", path, address);

/** A moment of which much of the minute is left. */
const start = new Date("2026-11-30T08:00:01Z");

describe("what needs no login", () => {
  beforeEach(() => db.setClock(start));

  it("is answered 120 times a minute to one address, and again in the next", async () => {
    const address = "203.0.113.9";
    const answers = await Promise.all(Array.from({ length: 130 }, () => ask(address)));
    expect(answers.filter((over) => over)).toHaveLength(10);
    expect(await ask("203.0.113.10")).toBe(false);
    expect(await isOneTooMany("GET", "/i/token", address)).toBe(false);
    await db.setClock(new Date(start.getTime() + 60_000));
    expect(await ask(address)).toBe(false);
  });

  it("is not counted where nobody can be told apart, nor for other pages", async () => {
    await db.owner`delete from request_count`;
    expect(await ask(null)).toBe(false);
    expect(await ask("127.0.0.1")).toBe(false);
    expect(await isOneTooMany("GET", "/", "203.0.113.9")).toBe(false);
    expect(await db.owner`select * from request_count`).toHaveLength(0);
  });

  it("leaves no address behind, and no row for long", async () => {
    await ask("203.0.113.11");
    const rows = await db.owner`select to_jsonb(c)::text as row from request_count c`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain("203.0.113");
    await db.setClock(new Date(start.getTime() + 2 * 3_600_000));
    await ask("203.0.113.12");
    const left = await db.owner`select minute from request_count`;
    expect(left).toHaveLength(1);
  });
});

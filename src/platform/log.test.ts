import { DrizzleQueryError } from "drizzle-orm";
import { errorFacts } from "./log";

const refused = () =>
  new DrizzleQueryError(
    "insert into person (name, phone) values ($1, $2)",
    ["张三", "13912345678"],
    Object.assign(new Error("duplicate key"), { code: "23505" }),
  );

it("says nothing of what was to be written when the database refuses", () => {
  const facts = errorFacts(refused());
  expect(facts.code).toBe("23505");
  expect(JSON.stringify(facts)).not.toMatch(/张三|13912345678|insert into/);
  expect(facts.at).toHaveLength(4);
});

it("says what any other error says, and where it comes from", () => {
  const facts = errorFacts(new TypeError("two\nlines at once (really)"));
  expect(facts).toMatchObject({ error: "TypeError", message: "two\nlines at once (really)" });
  expect(facts.at).toEqual(expect.arrayContaining([expect.stringMatching(/^at /)]));
  expect(JSON.stringify(facts.at)).not.toContain("lines at once");
});

it("says of what is no error only what kind of thing it is", () => {
  expect(errorFacts("张三")).toEqual({ error: "string" });
});

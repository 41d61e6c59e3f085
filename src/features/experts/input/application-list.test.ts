import { readApplicationFilter } from "./application-list";

it("reads the address, and leaves out what is not on the lists", () => {
  expect(readApplicationFilter({})).toMatchObject({ tab: "check", sort: "submitted", direction: "asc" });
  expect(
    readApplicationFilter({
      tab: "done",
      keyword: [" 王\u0000工 ", "x"],
      kind: "OTHER",
      specialty: "SZ-JK",
      from: "2026-02-30",
      to: "2026-02-28",
      sort: "name; drop",
    }),
  ).toEqual({
    tab: "done",
    keyword: "王工",
    kind: undefined,
    specialty: "SZ-JK",
    from: undefined,
    to: "2026-02-28",
    sort: "submitted",
    direction: "desc",
  });
});

import { useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import { makeFormedPanel } from "../../support/formed-panel";

useDatabase();

it("a panel with a second specialty stands", async () => {
  const { members } = await makeFormedPanel({
    seats: [
      { specialty: "SZ-JK", count: 5 },
      { specialty: "SZ-JC", count: 1 },
    ],
    spare: 2,
  });
  expect(members.map(({ main }) => main)).toEqual([true, true, true, true, true, false]);
  await expectInvariants();
});

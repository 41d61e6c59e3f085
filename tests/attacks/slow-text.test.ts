import { z } from "zod";
import { checkIdNumber, checkMobile, checkPersonName } from "../../src/features/accounts/identifiers";
import { ownPath } from "../../src/features/accounts/own-path";
import { organizationInput } from "../../src/features/organizations/input";
import { checkUscc } from "../../src/features/organizations/uscc";
import * as contractor from "../../src/features/panels/input/contractor";
import * as expert from "../../src/features/panels/input/expert";
import * as regulator from "../../src/features/panels/input/regulator";
import * as projects from "../../src/features/projects/input";
import * as reviews from "../../src/features/reviews/input";
import { isDate } from "../../src/features/rulebook";
import { attachment } from "../../src/platform/content-disposition";
import { cleanText } from "../../src/platform/form";

/** quality.md §3.5 E43: whatever 50 KB are put into a field, it is read in a tenth of a second. */
const size = 50_000;
const texts: readonly (readonly [string, string])[] = [
  ["digits", "1".repeat(size)],
  ["almost a phone", `${"13800138000 ".repeat(size / 12)}x`],
  ["blanks and an x", `${" ".repeat(size - 1)}x`],
  ["line ends", "\r\n".repeat(size / 2)],
  ["an x after lines", `${"\n ".repeat(size / 2)}x`],
  ["dashes", `2026${"-11".repeat(size / 3)}`],
  ["colons", "1:".repeat(size / 2)],
  ["signs", `${"a.-".repeat(size / 3)}!`],
  ["paths", "/..//\\".repeat(size / 6)],
  ["wide digits", "９".repeat(size)],
  ["marks upon marks", `a${"\u0301".repeat(size - 1)}`],
  ["things that grow when normalised", "\uFDFA".repeat(size / 3)],
  ["zero-width marks", "\u200B".repeat(size)],
  ["half characters", "\uD83D".repeat(size)],
  ["letters of a code", "91370202MA".repeat(size / 10)],
];

const exported: Readonly<Record<string, unknown>> = {
  ...contractor,
  ...expert,
  ...regulator,
  ...projects,
  ...reviews,
  organizationInput,
};
const schemas = Object.entries(exported).flatMap(([name, one]) =>
  one instanceof z.ZodType ? [[name, one] as const] : [],
);

const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ["cleanText", cleanText],
  ["checkUscc", checkUscc],
  ["checkIdNumber", (text) => checkIdNumber(text, "2026-11-22")],
  ["checkMobile", checkMobile],
  ["checkPersonName", checkPersonName],
  ["isDate", isDate],
  ["ownPath", (text) => ownPath(text, "https://example.test")],
  ["attachment", attachment],
  ["readCaseFilter", (text) => regulator.readCaseFilter(all(text))],
  ...schemas.map(([name, schema]) => [name, (text: string) => schema.safeParse(all(text))] as const),
];

/** Every field a form or an address has, filled with the same text. */
function all(text: string): Record<string, string> {
  const fields =
    "caseId projectId itemId partyId invitationId name address library jurisdictionCode role uscc contactName kind part chainage p.depth u.depth title itemIds mainSpecialty parts reason reasons items other decision note party undertaking date from to place mainCount extra1 extra1Count nonce digits keyword state queue district specialty sort direction level";
  return Object.fromEntries(fields.split(" ").map((field) => [field, text]));
}

describe.each(readers)("%s", (_, read) => {
  it.each(texts)("reads %s quickly", (_, text) => {
    // Best of three: another process on the core is not the text's fault.
    const times = [0, 1, 2].map(() => {
      const from = performance.now();
      read(text);
      return performance.now() - from;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });
});

it("covers the inputs of all forms", () => {
  expect(schemas.length).toBeGreaterThan(20);
});

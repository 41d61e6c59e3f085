import { z } from "zod";
import { conclusionCodes, headingCodes, severityCodes } from "./labels";

const text = z.string();

/** Everything a report says, frozen when the leader presents it: what is confirmed, locked and printed. */
export const reportContentSchema = z.strictObject({
  format: z.literal("gongping-report/1"),
  case: z.strictObject({ number: text, title: text }),
  project: z.strictObject({ name: text, address: text }),
  parties: z.array(z.strictObject({ role: text, name: text })),
  plan: z.strictObject({ fileId: text, name: text, version: z.int(), sha256: text }),
  meeting: z.strictObject({ from: text, place: text }),
  panel: z.array(
    z.strictObject({
      invitationId: text,
      number: text,
      name: text,
      title: text,
      employer: text,
      specialty: text,
      main: z.boolean(),
      leader: z.boolean(),
    }),
  ),
  headings: z.strictObject({ COMPLETENESS: text, CALCULATION: text, SITE: text }),
  items: z.array(
    z.strictObject({
      heading: z.enum(headingCodes),
      chapter: text,
      page: text,
      severity: z.enum(severityCodes),
      text,
    }),
  ),
  defects: z.array(text),
  conclusion: z.enum(conclusionCodes),
});

export type ReportContent = z.output<typeof reportContentSchema>;

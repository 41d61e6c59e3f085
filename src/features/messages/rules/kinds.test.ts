import { templateIds } from "@/platform/sms/templates";
import {
  mayBeResent,
  messageKindIds,
  messageKinds,
  smsLeaves,
  switchableKinds,
  templateFacts,
} from "./kinds";

it("knows every text, and no kind without one", () => {
  expect(Object.keys(templateFacts).sort()).toEqual([...templateIds].sort());
  const used = new Set(Object.values(templateFacts).map(({ kind }) => kind));
  expect([...messageKindIds].filter((kind) => !used.has(kind))).toEqual([]);
});

it("leaves invitations, decisions and deadlines to nobody's choice", () => {
  expect([...switchableKinds].sort()).toEqual(["export", "library", "meetingReminder", "progress"]);
  for (const kind of messageKindIds) {
    const fixed = messageKinds[kind].sms === "FIXED";
    expect(smsLeaves(kind, false)).toBe(fixed);
    expect(smsLeaves(kind, true)).toBe(true);
    expect(smsLeaves(kind, undefined)).toBe(true);
    // Who may not switch reads why.
    expect(messageKinds[kind].about.includes("不能关闭")).toBe(fixed);
  }
});

it("sends again what is under no deadline of six hours", () => {
  expect(mayBeResent("reportDue")).toBe(true);
  expect(["invitation", "reminder3h", "reminder5h", "noSuchText"].filter(mayBeResent)).toEqual([]);
});

import { previewTemplates, previewText } from "../../../src/features/messages";
import { templateIds } from "../../../src/platform/sms/templates";
import { useDatabase } from "../../support/database";

// For its environment: a text has the site's address in it.
useDatabase();

it("previews every text with its length and without a usable link", () => {
  const all = previewTemplates();
  expect(all.map(({ template }) => template)).toEqual(templateIds);
  for (const one of all) {
    expect(one.text).toMatch(/^【青岛工评】/);
    expect(one.text).not.toContain("示例");
    expect(one.messages).toBeLessThanOrEqual(3);
  }
  const invitation = previewText("invitation", { time: "11月30日9:00", hours: "6" });
  expect(invitation.text).toContain("/i/〔专用链接〕");
  expect(invitation.characters).toBe(invitation.text.replace("〔专用链接〕", "0".repeat(43)).length);
});

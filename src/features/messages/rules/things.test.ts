import { hrefOf } from "./things";

it("leads to a page of the workspace, or nowhere", () => {
  expect(hrefOf("expert", { type: "invitation", id: "7" })).toBe("/expert/invitations/7");
  expect(hrefOf("supervision", { type: "approval", id: "7" })).toBe("/supervision/cases/7/approval");
  expect(hrefOf("contractor", { type: "invitation", id: "7" })).toBeNull();
  expect(hrefOf("expert", { type: "toString", id: "7" })).toBeNull();
});

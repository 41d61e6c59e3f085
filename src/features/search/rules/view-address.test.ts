import { workspaceOf } from "./view-address";

it.each([
  ["/regulator/cases?state=INVITING&sort=meeting", "regulator"],
  ["/contractor/projects", "contractor"],
  ["/supervision?search=%E5%9F%BA%E5%9D%91", "supervision"],
])("%s can be kept", (address, workspace) => expect(workspaceOf(address)).toBe(workspace));

it.each([
  "https://evil.example/regulator/cases",
  "//evil.example/regulator",
  "/\\evil.example",
  "/regulator/../logout",
  "/regulator//evil",
  "/expert/cases",
  "/admin",
  "/regulatorx",
  "/regulator/cases?a?b",
  "/regulator/cases#x",
  "/regulator/cases\n",
  `/regulator?q=${"a".repeat(1000)}`,
])("%s cannot", (address) => expect(workspaceOf(address)).toBeNull());

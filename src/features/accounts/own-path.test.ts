import fc from "fast-check";
import { homePath, ownPath } from "./own-path";

const origin = "https://gongping.example.cn";

describe("where a login leads", () => {
  it.each([
    ["/contractor", "/contractor"],
    ["/expert/invitations/1?from=sms#top", "/expert/invitations/1?from=sms#top"],
    [`${origin}/regulator?page=2`, "/regulator?page=2"],
    ["/a/../contractor", "/contractor"],
    ["/搜索?词=基坑", "/%E6%90%9C%E7%B4%A2?%E8%AF%8D=%E5%9F%BA%E5%9D%91"],
  ])("%s leads to %s", (wanted, path) => {
    expect(ownPath(wanted, origin)).toBe(path);
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/x/..//evil.example",
    "/.//evil.example",
    "https://evil.example",
    "https:evil.example",
    `${origin}@evil.example/`,
    `${origin}.evil.example/`,
    "https://user:secret@gongping.example.cn/",
    "http://gongping.example.cn/contractor",
    "javascript:alert(1)",
    "data:text/html,x",
    "contractor",
    "",
    "/",
    origin,
    "/login?return=/x",
    "/logout",
    "/api/auth/callback/province?code=1",
    `/${"a".repeat(2001)}`,
    null,
    undefined,
    ["/contractor"],
    7,
  ])("%j leads home", (wanted) => {
    expect(ownPath(wanted, origin)).toBe(homePath);
  });

  it("never leaves the site, whatever is asked for", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "@",
      ":",
      "evil.example",
      origin,
      "\t",
      "%2f",
      "?",
      "#",
      "a",
    );
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
      fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join("")}`),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(asked, (wanted) => {
        const target = new URL(ownPath(wanted, origin), origin);
        expect(target.origin).toBe(origin);
        expect(target.username).toBe("");
      }),
      { numRuns: 3000 },
    );
  });
});

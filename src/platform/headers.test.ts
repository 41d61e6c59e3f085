import { pageHeaders, trustedRequest } from "./headers";

const setting = {
  appUrl: "https://gongping.example.cn",
  issuer: "https://sso.example.cn/realm",
  nonce: "bm9uY2U=",
  requestId: "r-1",
  development: false,
};

describe("the headers of a page", () => {
  it("let run what carries the nonce and nothing inline", () => {
    const policy = pageHeaders(setting)["content-security-policy"];
    const part = (name: string) => policy.split("; ").find((each) => each.startsWith(`${name} `));
    expect(part("script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(part("style-src")).toBe("style-src 'self'");
    expect(part("form-action")).toBe("form-action 'self' https://sso.example.cn");
    expect(part("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it("keep pages out of caches and browsers on https", () => {
    expect(pageHeaders(setting)).toMatchObject({
      "cache-control": "private, no-store",
      "strict-transport-security": expect.stringContaining("max-age="),
      "x-content-type-options": "nosniff",
      "x-request-id": "r-1",
    });
    const plain = pageHeaders({ ...setting, appUrl: "http://localhost:3000" });
    expect(plain).not.toHaveProperty("strict-transport-security");
    expect(plain["content-security-policy"]).not.toContain("upgrade-insecure-requests");
  });
});

describe("the headers of a request", () => {
  it("are believed only where a client could not have written them", () => {
    const headers = trustedRequest(
      new Headers({
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "http",
        "x-forwarded-for": "1.1.1.1, 10.0.0.7",
        "x-request-id": "theirs\u0020",
        "x-middleware-subrequest": "src/proxy:src/proxy",
        "x-original-url": "/admin",
        forwarded: "host=evil.example",
        cookie: "a=b",
      }),
      setting,
    );
    expect(Object.fromEntries(headers)).toEqual({
      "x-forwarded-host": "gongping.example.cn",
      "x-forwarded-proto": "https",
      "x-forwarded-for": "10.0.0.7",
      "x-request-id": "r-1",
      cookie: "a=b",
    });
  });
});

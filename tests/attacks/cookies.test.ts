import { NextRequest } from "next/server";
import { POST as chooseSize } from "../../src/app/(public)/display-size/route";
import { authCookies } from "../../src/app/api/auth/sign-in/cookies";
import { sessionCookieName } from "../../src/platform/session";
import { testEnvironment } from "../support/environment";

/** quality.md §3.5 B13: where the site has https, as every real one. */
describe("cookies on https", () => {
  beforeAll(() => {
    const url = "https://gongping.example";
    Object.assign(process.env, testEnvironment, {
      APP_URL: url,
      NEXTAUTH_URL: url,
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
    });
  });

  it("belong to this host alone, travel encrypted and are hidden from scripts", () => {
    const cookies = Object.values(authCookies());
    expect(cookies.length).toBeGreaterThan(5);
    for (const { name, options } of cookies) {
      expect(name).toMatch(/^__Host-gongping\./);
      expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax", path: "/" });
      expect(options).not.toHaveProperty("domain");
    }
    expect(authCookies().sessionToken?.name).toBe(sessionCookieName());
  });

  it("of the display size lead nowhere else and hold one of two words", async () => {
    const answer = await chooseSize(
      new NextRequest("https://gongping.example/display-size", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "size=elder%0d%0aSet-Cookie:a=b&back=https://gongping.example@evil.example/",
      }),
    );
    expect(answer.headers.get("location")).toBe("https://gongping.example/");
    expect(answer.headers.get("set-cookie")).toMatch(
      /^gongping\.size=standard; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

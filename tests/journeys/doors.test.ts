import { desk, phone, useBrowser } from "../support/journey/browser";
import { fillLogin, loginAs } from "../support/journey/login";
import { useCity } from "../support/journey/use-city";

describe("the doors of the platform", () => {
  const city = useCity();
  const browser = useBrowser(city);

  it.each([
    ["a phone", phone],
    ["a desk", desk],
  ])("show themselves on %s without a fault", async (_, viewport) => {
    const visitor = await browser.visit({ viewport });
    await visitor.goto("/login");
    expect(await visitor.inspect()).toEqual([]);
    await visitor.screenshot("login");
    expect(await visitor.text()).toContain("法人登录");
  });

  it("let a unit in, with a cookie that no script can read", async () => {
    const visitor = await browser.visit();
    await loginAs(city, visitor, "contractor1");
    const cookies = await visitor.context.cookies(city.baseUrl);
    expect(cookies.find(({ name }) => name === "gongping.session")).toMatchObject({
      httpOnly: true,
      sameSite: "Lax",
    });
  });

  it("let a person in whose browser runs no scripts", async () => {
    const visitor = await browser.visit({ viewport: phone, javaScript: false });
    await loginAs(city, visitor, "station1");
    expect(new URL(visitor.page.url()).pathname).not.toBe("/login");
  });

  it("stay shut for a wrong password", async () => {
    const visitor = await browser.visit();
    visitor.expect(/answer 4\d\d: .*\/interaction\//);
    await visitor.goto("/login/start?type=legal");
    await fillLogin(visitor, "contractor1", "wrong");
    await visitor.page.getByText("不正确").first().waitFor();
    expect((await visitor.context.cookies(city.baseUrl)).map(({ name }) => name)).not.toContain(
      "gongping.session",
    );
  });
});

import type { RunningCity } from "./use-city";
import type { Visitor } from "./visitor";

/**
 * Signs somebody in the way people do: our login door, the platform's form, back here. Ends on the page
 * the product sends them to, or on `to`.
 */
export async function loginAs(
  city: Pick<RunningCity, "accounts" | "baseUrl">,
  visitor: Visitor,
  username: string,
  to?: string,
): Promise<void> {
  const account = city.accounts.find((one) => one.username === username);
  if (!account) throw new Error(`the city has no account ${username}`);
  const back = to ? `&return=${encodeURIComponent(to)}` : "";
  await visitor.goto(`/login/start?type=${account.userType}${back}`);
  await fillLogin(visitor, username, account.password);
  await visitor.page.waitForURL((url) => url.origin === city.baseUrl && !url.pathname.startsWith("/api/"));
}

/** Fills and sends the identity platform's form, whatever comes of it. */
export async function fillLogin(visitor: Visitor, username: string, password: string): Promise<void> {
  const { page } = visitor;
  await page.fill("#username", username);
  await page.fill("#password", password);
  await page.locator('button[name="action"][value="login"]').click();
}

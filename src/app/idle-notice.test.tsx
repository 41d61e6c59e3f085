import { act, fireEvent, render, screen } from "@testing-library/react";
import { IdleNotice } from "./idle-notice";

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "fetch");
});

const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000));

/** Stands in for the server: answers every request alike, and remembers them. */
function server(status: number, secondsLeft = 1800) {
  const asked: unknown[] = [];
  globalThis.fetch = (async (...request: unknown[]) => {
    asked.push(request);
    return { ok: status === 200, status, json: async () => ({ secondsLeft }) };
  }) as never;
  return asked;
}

describe("the end of an idle session", () => {
  it("is announced at least two minutes ahead, not earlier", async () => {
    render(<IdleNotice secondsLeft={1800} />);
    await pass(1800 - 160);
    expect(screen.queryByRole("alert")).toBeNull();
    await pass(35);
    expect(screen.getByRole("alert").textContent).toContain("将自动退出登录");
    await pass(130);
    expect(screen.getByRole("alert").textContent).toContain("您已退出登录");
  });

  it("is put off at one press, for as long as the server says", async () => {
    const asked = server(200, 600);
    render(<IdleNotice secondsLeft={140} />);
    fireEvent.click(screen.getByRole("button", { name: "继续使用" }));
    await pass(1);
    expect(asked).toEqual([["/api/session", { method: "POST" }]]);
    expect(screen.queryByRole("alert")).toBeNull();
    await pass(605);
    expect(screen.getByRole("alert").textContent).toContain("您已退出登录");
  });

  it("is admitted when the session was over already; a lost connection leaves the offer standing", async () => {
    server(401);
    const { unmount } = render(<IdleNotice secondsLeft={140} />);
    fireEvent.click(screen.getByRole("button"));
    await pass(1);
    expect(screen.getByRole("alert").textContent).toContain("您已退出登录");
    unmount();
    globalThis.fetch = (async () => {
      throw new TypeError("network");
    }) as never;
    render(<IdleNotice secondsLeft={140} />);
    fireEvent.click(screen.getByRole("button"));
    await pass(1);
    expect(screen.getByRole("button", { name: "继续使用" })).toBeTruthy();
  });
});

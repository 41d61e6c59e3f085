import { act, render, screen } from "@testing-library/react";
import { Countdown } from "./countdown";

const MINUTE = 60_000;
const props = { at: "11月22日 18:42", dateTime: "2026-11-22T18:42:00+08:00" };

describe("Countdown", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("puts the deadline first and what is left second", () => {
    const { container } = render(
      <Countdown {...props} remainingMs={200 * MINUTE} before="请在" after="确认" />,
    );
    expect(container.textContent).toBe("请在 11月22日 18:42 前 确认，还有 3 小时 20 分");
  });

  it("ticks by what the server said, whatever the browser's date", () => {
    jest.setSystemTime(new Date("2026-11-25T00:00:00Z"));
    render(<Countdown {...props} remainingMs={200 * MINUTE} />);
    jest.setSystemTime(new Date("2026-11-20T00:00:00Z"));
    act(() => jest.advanceTimersByTime(20 * MINUTE + 100));
    expect(screen.getByRole("timer").textContent).toBe("还有 2 小时 59 分");
  });

  it("announces 60, 30 and 10 minutes politely, once each", () => {
    const { container } = render(<Countdown {...props} remainingMs={62 * MINUTE} />);
    const live = container.querySelector("[aria-live=polite]")!;
    expect(live.textContent).toBe("");
    act(() => jest.advanceTimersByTime(2 * MINUTE + 100));
    expect(live.textContent).toBe("还有 60 分钟");
    act(() => jest.advanceTimersByTime(30 * MINUTE));
    expect(live.textContent).toBe("还有 30 分钟");
    act(() => jest.advanceTimersByTime(20 * MINUTE));
    expect(live.textContent).toBe("还有 10 分钟");
  });

  it("says when it is over", () => {
    const { container } = render(<Countdown {...props} remainingMs={MINUTE} ended="已过确认时限" />);
    act(() => jest.advanceTimersByTime(2 * MINUTE));
    expect(container.textContent).toContain("已过确认时限");
    expect(screen.queryByRole("timer")).toBeNull();
  });
});

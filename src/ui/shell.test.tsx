import { render, screen, within } from "@testing-library/react";
import { FailurePage } from "./failure-page";
import { Shell } from "./shell";

function shell(size: "standard" | "elder") {
  return (
    <Shell
      product={{ long: "某某管理服务平台", short: "某平台" }}
      footer={{
        host: "甲局",
        operator: "乙站",
        phone: "0532-8000 0000",
        siteCode: "37",
        links: [{ label: "操作手册", href: "/m" }],
      }}
      size={size}
      here="/list?page=2"
      user={{ name: "王工", organization: "丙公司" }}
      logoutHref="/logout"
      nav={[
        { label: "工作台", href: "/" },
        { label: "清单", href: "/list", current: true },
      ]}
      crumbs={[{ label: "清单", href: "/list" }, { label: "第四季度" }]}
    >
      <h1>清单</h1>
    </Shell>
  );
}

describe("Shell", () => {
  it("skips to the one main part", () => {
    render(shell("standard"));
    expect(screen.getAllByRole("link")[0]!.textContent).toBe("跳到正文");
    expect(screen.getByRole("main").id).toBe("main");
  });

  it("marks where we are in navigation and breadcrumb", () => {
    render(shell("standard"));
    const nav = screen.getByRole("navigation", { name: "主导航" });
    expect(within(nav).getByRole("link", { current: "page" }).textContent).toBe("清单");
    const crumbs = screen.getByRole("navigation", { name: "当前位置" });
    expect(crumbs.textContent).toBe("当前位置：清单第四季度");
    expect(within(crumbs).getAllByRole("link")).toHaveLength(1);
  });

  it.each([
    ["standard", "长辈版", "elder"],
    ["elder", "标准版", "standard"],
  ] as const)("in %s offers %s, by a form that comes back here", (size, label, other) => {
    render(shell(size));
    const form = screen.getByRole<HTMLButtonElement>("button", { name: label }).form!;
    expect(form.method).toBe("post");
    expect(form.getAttribute("action")).toBe("/display-size");
    expect(Object.fromEntries(new FormData(form))).toEqual({ size: other, back: "/list?page=2" });
  });

  it("gives the phone as a link and the site's marks", () => {
    render(shell("standard"));
    const foot = screen.getByRole("contentinfo");
    expect(
      within(foot)
        .getByRole("link", { name: /咨询电话/ })
        .getAttribute("href"),
    ).toBe("tel:053280000000");
    expect(foot.textContent).toContain("主办：甲局");
    expect(foot.textContent).toContain("网站标识码：37");
  });

  it("has no inline style: the content policy forbids it", () => {
    const { container } = render(shell("elder"));
    expect(container.querySelector("[style]")).toBeNull();
  });
});

describe("FailurePage", () => {
  it.each(["missing", "broken", "closed"] as const)("%s: no codes, the phone, and one h1", (kind) => {
    const { container } = render(<FailurePage kind={kind} phone="0532-1" hours="工作日" saved="已保存。" />);
    expect(container.textContent!.replace("0532-1", "")).not.toMatch(/\d{3}/);
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(container.textContent).toContain("已保存。");
  });
});

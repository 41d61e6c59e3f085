import { render, screen, within } from "@testing-library/react";
import { Count } from "./count";
import { Hash } from "./hash";
import { Pagination } from "./pagination";
import { paging } from "./paging";
import { SummaryList } from "./summary-list";
import { Table } from "./table";
import { type Task, TaskList } from "./task-list";
import { Way } from "./way";

const href = (page: number, size: number) => `/list?sort=due&page=${page}&size=${size}`;

describe("Table", () => {
  const columns = [
    { head: "工程", names: true, cell: (row: { name: string; n: number }) => row.name },
    {
      head: "人数",
      numeric: true,
      cell: (row: { n: number }) => row.n,
      sort: { href: "?sort=-n", direction: "asc" as const },
    },
    { head: "证书", silent: true, cell: () => <a href="#x">证书</a> },
  ];

  it("has a caption, column heads, row heads, and says what it is sorted by", () => {
    render(
      <Table
        caption="抽取记录"
        columns={columns}
        rows={[{ name: "甲", n: 87 }]}
        rowKey={(row) => row.name}
      />,
    );
    const table = screen.getByRole("table", { name: "抽取记录" });
    expect(within(table).getAllByRole("columnheader")).toHaveLength(3);
    expect(within(table).getByRole("rowheader", { name: "甲" })).toBeTruthy();
    expect(within(table).getByRole("columnheader", { name: "人数" }).getAttribute("aria-sort")).toBe(
      "ascending",
    );
    const cell = within(table).getByRole("cell", { name: "87" });
    expect(cell.className).toContain("r");
    expect(cell.getAttribute("data-label")).toBe("人数");
  });

  it("scrolls in a named region the keyboard can reach", () => {
    render(<Table caption="抽取记录" columns={columns} rows={[]} rowKey={(row) => row.name} />);
    expect(screen.getByRole("region", { name: "抽取记录" }).tabIndex).toBe(0);
  });
});

describe("Pagination", () => {
  it("says page and total, and links neighbours with filter and sort kept", () => {
    render(<Pagination at={paging({ page: "2" }, 60)} href={href} />);
    const nav = screen.getByRole("navigation", { name: "分页" });
    expect(nav.textContent).toContain("第 2 / 3 页，共 60 条");
    expect(screen.getByRole("link", { name: "上一页" }).getAttribute("href")).toBe(href(1, 20));
    expect(screen.getByRole("link", { name: "下一页" }).getAttribute("href")).toBe(href(3, 20));
    expect(nav.querySelector("[aria-current=page]")!.textContent).toBe("2");
  });

  it("starts a new size at page 1", () => {
    render(<Pagination at={paging({ page: "2" }, 60)} href={href} />);
    expect(screen.getByRole("link", { name: "100" }).getAttribute("href")).toBe(href(1, 100));
  });

  it("has no way back on the first page, none on from the last, and no links for one page", () => {
    const { rerender } = render(<Pagination at={paging({}, 60)} href={href} />);
    expect(screen.queryByRole("link", { name: "上一页" })).toBeNull();
    rerender(<Pagination at={paging({ page: "3" }, 60)} href={href} />);
    expect(screen.queryByRole("link", { name: "下一页" })).toBeNull();
    rerender(<Pagination at={paging({}, 7)} href={href} />);
    expect(screen.queryAllByRole("link")).toEqual([]);
  });
});

describe("TaskList", () => {
  const tasks: Task[] = [
    { id: "a", title: "工程情况", status: "已完成", href: "/a" },
    { id: "b", title: "监理签署", status: "暂不能开始", hint: "由监理单位签署", href: "/b" },
    { id: "c", title: "计算书", status: "有问题", href: "/c" },
    { id: "d", title: "方案", status: "进行中", href: "/d" },
    { id: "e", title: "审核", status: "未开始", href: "/e" },
  ];

  it("is red for 有问题 alone", () => {
    const { container } = render(<TaskList tasks={tasks} />);
    expect([...container.querySelectorAll(".tag.bad")].map((tag) => tag.textContent)).toEqual(["有问题"]);
  });

  it("links each task to its status, but not one that cannot start", () => {
    render(<TaskList tasks={tasks} />);
    const link = screen.getByRole("link", { name: "计算书" });
    expect(document.getElementById(link.getAttribute("aria-describedby")!)!.textContent).toBe("有问题");
    expect(screen.queryByRole("link", { name: "监理签署" })).toBeNull();
    expect(screen.getByText("由监理单位签署")).toBeTruthy();
  });
});

describe("small pieces", () => {
  it("Way marks the present step, in words too", () => {
    render(
      <Way
        steps={[
          { label: "申报", state: "done" },
          { label: "抽取", state: "now" },
          { label: "论证", state: "todo" },
        ]}
      />,
    );
    const [done, now, todo] = screen.getAllByRole("listitem");
    expect(now!.getAttribute("aria-current")).toBe("step");
    expect(done!.textContent).toBe("申报（已完成）");
    expect(todo!.hasAttribute("aria-current")).toBe(false);
  });

  it("SummaryList names what a 修改 changes", () => {
    render(
      <SummaryList
        rows={[
          { term: "深度", value: "18.6 m", changeHref: "/depth" },
          { term: "编号", value: "1" },
        ]}
      />,
    );
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["修改深度"]);
  });

  it("Hash shows the ends and holds the whole", () => {
    const value = `${"ab".repeat(31)}ff`;
    const { container } = render(<Hash value={value} />);
    expect(container.querySelector("[aria-hidden]")!.textContent).toBe("abababab…ababff");
    expect(container.querySelector(".visually-hidden")!.textContent).toBe(value);
    expect(container.querySelector(".hash")!.getAttribute("title")).toBe(value);
  });

  it("Count is red only when there is something wrong to count", () => {
    const { container, rerender } = render(<Count href="/x" value={0} label="逾期" bad />);
    expect(container.querySelector(".bad")).toBeNull();
    rerender(<Count href="/x" value={2} label="逾期" bad />);
    expect(container.querySelector(".bad")!.textContent).toBe("2逾期");
  });
});

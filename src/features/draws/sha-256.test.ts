import { createHash, createHmac, hkdfSync } from "node:crypto";
import fc from "fast-check";
import { fromHex, isHex, joinBytes, toHex } from "./hex";
import { hkdfSha256, hmacSha256, sha256 } from "./sha-256";

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

describe("SHA-256, HMAC and HKDF agree with node:crypto", () => {
  it("at every length around the block boundaries", () => {
    for (let length = 0; length <= 300; length++) {
      const message = new Uint8Array(length).map((_, i) => (i * 31 + length) & 0xff);
      expect(toHex(sha256(message))).toBe(createHash("sha256").update(message).digest("hex"));
    }
  });

  it("on a message of several megabytes", () => {
    const message = new Uint8Array(5_000_003).fill(0xa5);
    expect(toHex(sha256(message))).toBe(createHash("sha256").update(message).digest("hex"));
  });

  it("on random keys and messages, one key for many messages", () => {
    fc.assert(
      fc.property(bytes(200), fc.array(bytes(200), { maxLength: 4 }), (key, messages) => {
        const mac = hmacSha256(key);
        for (const message of messages) {
          expect(toHex(mac(message))).toBe(createHmac("sha256", key).update(message).digest("hex"));
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("on random HKDF inputs", () => {
    fc.assert(
      fc.property(bytes(100), bytes(40), bytes(40), (ikm, salt, info) => {
        const expected = new Uint8Array(hkdfSync("sha256", ikm, salt, info, 32));
        expect(toHex(hkdfSha256(ikm, salt, info))).toBe(toHex(expected));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe("hex", () => {
  it("returns what it was given", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), (b) => expect(fromHex(toHex(b))).toEqual(b)));
    expect(joinBytes(fromHex("00ff"), new Uint8Array(0), fromHex("10"))).toEqual(fromHex("00ff10"));
  });

  it.each(["", "0", "0G", "AB", "abc", " ab"])("refuses %j", (text) => {
    expect(isHex(text)).toBe(false);
    expect(() => fromHex(text)).toThrow(RangeError);
  });
});

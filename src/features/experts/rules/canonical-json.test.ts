// The package has no entry that CommonJS finds.
import canonicalize from "../../../../node_modules/canonicalize/lib/canonicalize.js";
import { canonicalJson } from "./canonical-json";

it("writes what a general canonicalizer of RFC 8785 writes", () => {
  const value = {
    b: [1, "二", { z: null, a: true, "10": "x", "9": "y" }],
    a: 'quote " back \\ line\n 𠮷 é',
    中: [],
    "": {},
    𐀀: 1,
    "\uffee": 2,
  };
  expect(canonicalJson(value)).toBe(canonicalize(value));
});

it("refuses numbers that are not whole", () => {
  expect(() => canonicalJson({ share: 0.5 })).toThrow(RangeError);
});

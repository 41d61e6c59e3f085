import { findRepeatedKey } from "./repeated-key";

it.each([
  ['{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}', null],
  ['{"a":"b","b":"a:{\\"a\\":1","c":["a","a"]}', null],
  ['{"a":1,"a":2}', '"a"'],
  ['{"a":1,"\\u0061":2}', '"\\u0061"'],
  ['[{"x":{"b":1}},{"x":{"b":1,"c":{},"b":[]}}]', '"b"'],
  ['"{a:1}"', null],
  ["7", null],
])("finds a key written twice in %s: %s", (json, key) => {
  expect(findRepeatedKey(json)).toBe(key);
});

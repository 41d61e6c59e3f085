const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** The first key that an object in a valid JSON text has twice, as written there, or null. */
export function findRepeatedKey(json: string): string | null {
  // One entry per open bracket: the keys seen so far, or null inside a list.
  const open: (Set<string> | null)[] = [];
  let last = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const key = String(JSON.parse(last));
      const keys = open.at(-1);
      if (keys?.has(key)) return last;
      keys?.add(key);
    }
    last = token;
  }
  return null;
}

/** One value of a job's payload as it may be shown. */
export interface ShownValue {
  readonly path: string;
  readonly value: string;
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/;
const code = /^[A-Za-z][A-Za-z_.-]{0,39}$/;
const most = 50;

/**
 * A payload in lines, with ids, codes, days, numbers below a million and switches alone: a payload is ids and never
 * content (E25), and should one hold more, an operator is not who may read it. Everything else is its length.
 */
export function redactPayload(payload: unknown, path = ""): ShownValue[] {
  if (Array.isArray(payload)) {
    return payload.slice(0, most).flatMap((one, index) => redactPayload(one, `${path}[${index + 1}]`));
  }
  if (typeof payload === "object" && payload !== null) {
    return Object.entries(payload)
      .slice(0, most)
      .flatMap(([name, value]) =>
        redactPayload(value, path ? `${path}.${shownName(name)}` : shownName(name)),
      );
  }
  return [{ path, value: shownValue(payload) }];
}

function shownName(name: string): string {
  return code.test(name) ? name : "（已隐去）";
}

function shownValue(value: unknown): string {
  if (value === null) return "无";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number" && Math.abs(value) < 1_000_000) return String(value);
  const text = String(value);
  if (typeof value === "string" && (id.test(text) || instant.test(text) || code.test(text))) return text;
  return `（${[...text].length}个字，已隐去）`;
}

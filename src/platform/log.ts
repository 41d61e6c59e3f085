import pino from "pino";

/** JSON lines on stdout. Never a phone, an ID number, a token or SQL parameters: callers log ids and codes. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: { service: process.env.SERVICE ?? "gongping" },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["phone", "idNumber", "token", "*.phone", "*.idNumber", "*.token"],
});

/** Only the class and code of an error: messages of database errors hold parameters, i.e. personal data. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause;
  const code = (cause as { code?: unknown } | undefined)?.code ?? (error as { code?: unknown }).code;
  const message = isOfDatabase(error) ? undefined : error.message;
  // A stack begins with the message, which may have many lines: only the places of the code count.
  const at = error.stack
    ?.split("\n")
    .map((line) => line.trim())
    .filter((line) => /^at .*[:)]/.test(line) && !(message ?? error.message).includes(line))
    .slice(0, 4);
  return { error: error.name, code, message, at };
}

/** The library's error gives itself no name of its own; what it holds tells it from others. */
function isOfDatabase(error: Error): boolean {
  return ("query" in error && "params" in error) || error.name === "PostgresError";
}

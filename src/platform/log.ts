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
  const message =
    error.name === "DrizzleQueryError" || error.name === "PostgresError" ? undefined : error.message;
  const at = error.stack
    ?.split("\n")
    .slice(1, 5)
    .map((line) => line.trim());
  return { error: error.name, code, message, at };
}

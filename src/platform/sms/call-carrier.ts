import { plainCode } from "./error-codes";

/** A carrier's call that gave no usable answer. `uncertain`: the carrier may have acted on it all the same. */
export type NoAnswer = { code: string; uncertain: boolean };
export type Answer<T> = { ok: true; value: T } | ({ ok: false } & NoAnswer);

export const defaultTimeLimitMs = 10_000;

// The request never left, so nothing can have been sent.
const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * Makes one call to a carrier's SDK and answers within `limitMs`, whatever the SDK does. Never throws and keeps
 * only the error's code: the SDKs' messages carry the request's address, that is, the phone number.
 */
export async function callCarrier<T>(
  limitMs: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<Answer<T>> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer<T>>((resolve) => {
    timer = setTimeout(() => {
      resolve({ ok: false, code: "TIMEOUT", uncertain: true });
      abort.abort();
    }, limitMs);
  });
  try {
    return await Promise.race([
      call(abort.signal).then(
        (value): Answer<T> => ({ ok: true, value }),
        (error: unknown): Answer<T> => ({ ok: false, ...read(error) }),
      ),
      late,
    ]);
  } catch (error) {
    return { ok: false, ...read(error) };
  } finally {
    clearTimeout(timer);
  }
}

function read(error: unknown): NoAnswer {
  const facts = (typeof error === "object" && error !== null ? error : {}) as Record<string, unknown>;
  const status = Number(facts.statusCode ?? facts.httpCode ?? Number.NaN);
  if (status >= 500) return { code: `HTTP_${status}`, uncertain: true };
  if (/timeout/i.test(String(facts.name)) || facts.type === "request-timeout")
    return { code: "TIMEOUT", uncertain: true };
  // Tencent's SDK keeps only the message of a network error; the errno stands in it.
  const errno = /\b(E[A-Z_]{4,})\b/.exec(`${facts.code ?? ""} ${facts.message ?? ""}`)?.[1];
  if (errno) return { code: errno, uncertain: !neverConnected.has(errno) };
  const code = plainCode(facts.code);
  if (/socket hang up$/.test(String(facts.message))) return { code: "ECONNRESET", uncertain: true };
  // A refusal with a code is the carrier's own word that it did not act; silence is not.
  return { code, uncertain: code === "UNKNOWN" };
}

/** Splits "http://127.0.0.1:4100" into what the SDKs take; a bare host means https. */
export function readEndpoint(endpoint: string): { protocol: "http" | "https"; host: string } {
  const url = new URL(endpoint.includes("://") ? endpoint : `https://${endpoint}`);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Error("SMS endpoint: http or https only");
  return { protocol: url.protocol === "http:" ? "http" : "https", host: url.host };
}

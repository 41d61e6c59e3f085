import {
  type Answered,
  authenticate,
  type ClientCtx,
  countCall,
  isCalledTooOften,
  type OperationName,
  operations,
  type ProblemCode,
  problem,
  problemOf,
  type Query,
  TokenRefused,
} from "@/features/exchange";
import { isTooSlow } from "@/platform/bounded-read";
import type { Ctx } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { Denied, NotFound } from "@/platform/errors";
import { cleanText, fieldErrors } from "@/platform/form";
import { errorFacts, log } from "@/platform/log";
import { type Problem, problemContent, problemMediaType, tooManyCalls } from "@/platform/problem";
import { auditRefusal } from "../caller";

/** A call that cannot be answered, with the problem it is answered with instead. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function refuse(code: ProblemCode, detail: string, errors?: Readonly<Record<string, string>>): never {
  throw new Refused(problemOf(code, detail, errors));
}

export type RouteProps = { readonly params: Promise<Readonly<Record<string, string>>> };
type Route = (request: Request, props: RouteProps) => Promise<Response>;

/**
 * A reading operation of the open interface as a route: token, limit, parameters, the use-case, and the answer checked
 * against the schema that the document publishes. The cookie of a session counts for nothing here.
 */
export function serve<N extends Exclude<OperationName, "acknowledge">>(
  name: N,
  read: (ctx: ClientCtx, asked: { readonly id: string; readonly query: Query<N> }) => Promise<Answered<N>>,
): Route {
  return (request, props) =>
    answerCall(request, name, async (ctx) => {
      const query = operations[name].query.safeParse(parametersOf(request));
      if (!query.success) refuse("invalid-parameter", "参数不正确，没有办理。", parameterErrors(query.error));
      const [id = ""] = Object.values(await props.params);
      const content = await read(ctx, { id: cleanText(id), query: query.data as Query<N> });
      const body = JSON.stringify(operations[name].answer.parse(content));
      if (!operations[name].tagged) return json(200, body);
      const tag = `"${sha256(body)}"`;
      return isKnown(request.headers.get("if-none-match"), tag)
        ? new Response(null, { status: 304, headers: { ...own, etag: tag } })
        : json(200, body, { etag: tag });
    });
}

/** Runs a call for whoever the token stands for; everything that goes wrong is a problem with a sentence. */
export async function answerCall(
  request: Request,
  name: OperationName,
  run: (ctx: ClientCtx) => Promise<Response>,
): Promise<Response> {
  let ctx: ClientCtx | undefined;
  try {
    ctx = await authenticate(request.headers.get("authorization"));
    if (await isCalledTooOften(ctx)) return problemAnswer(tooManyCalls, { "retry-after": "60" });
    await countCall(ctx, name);
    return await run(ctx);
  } catch (error) {
    return trouble(error, ctx);
  }
}

const tokenSentences: Readonly<Record<TokenRefused["code"], string>> = {
  "missing-token": "请在 Authorization 头中以 Bearer 方式提供接口令牌。",
  "invalid-token": "接口令牌不正确，请核对后再试。",
  "expired-token": "接口令牌已过期，请联系平台的安全管理员重新签发。",
  "revoked-token": "接口令牌已被吊销，请联系平台的安全管理员。",
};

async function trouble(error: unknown, ctx: ClientCtx | undefined): Promise<Response> {
  if (error instanceof Refused) return problemAnswer(error.problem);
  if (error instanceof TokenRefused) {
    const { code } = error;
    // Of a guess there is nothing to record; who held a token that has ended is known.
    if (error.ctx.actor.kind === "client") await recordRefusal(error.ctx, code);
    const challenge = code === "missing-token" ? "Bearer" : 'Bearer error="invalid_token"';
    return problemAnswer(problemOf(code, tokenSentences[code]), { "www-authenticate": challenge });
  }
  if (error instanceof Denied) {
    if (ctx) await recordRefusal(ctx, error.code);
    return problemAnswer(problemOf("insufficient-scope", error.sentence));
  }
  if (error instanceof NotFound) {
    if (ctx) await recordRefusal(ctx, "NOT_FOUND");
    return problemAnswer(problemOf("not-found", "没有找到，或者不在本令牌的范围内。"));
  }
  if (isTooSlow(error))
    return problemAnswer(
      problemOf("too-slow", "查询时间过长，请缩小范围（例如更近的 changedSince）后再试。"),
    );
  log.error(errorFacts(error), "a call of the open interface failed");
  return problemAnswer(problemOf("internal-error", "系统暂时不能处理，请稍后再试。"));
}

/** A refusal that cannot be put on record must not become another answer. */
async function recordRefusal(ctx: Ctx, code: string): Promise<void> {
  await auditRefusal(ctx, code).catch((error: unknown) =>
    log.error(errorFacts(error), "a refusal was not recorded"),
  );
}

/** Answers are for the caller alone; with a tag they may be kept and asked for anew. */
const own = { "cache-control": "private, no-cache", vary: "authorization" } as const;

export function json(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    status,
    headers: { ...own, "content-type": "application/json; charset=utf-8", ...headers },
  });
}

export function problemAnswer(told: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  const body = JSON.stringify(problem.parse(problemContent(told)));
  return new Response(body, {
    status: told.status,
    headers: { ...own, "cache-control": "no-store", "content-type": problemMediaType, ...headers },
  });
}

/** A name given twice is refused by its schema: no parameter is a list. */
function parametersOf(request: Request): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const given = searchParams.getAll(name);
    values[name] = given.length > 1 ? given : (given[0] ?? "");
  }
  return values;
}

type Fault = Parameters<typeof fieldErrors>[0];

/** A sentence per parameter; those we do not know are named too, whatever they are called. */
function parameterErrors(error: Fault): Record<string, string> {
  const unknown = error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  const { "": _, ...errors } = fieldErrors(error);
  return {
    ...Object.fromEntries(unknown.slice(0, 10).map((name) => [cleanText(name).slice(0, 60), "没有这个参数"])),
    ...errors,
  };
}

/** RFC 9110: `*`, or a list of tags of which one is the present one; weak ones compare by their text. */
function isKnown(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
}

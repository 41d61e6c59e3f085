import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { database } from "@/db/client";
import {
  type AccountActor,
  type Actor,
  type PublicActor,
  publicActor,
  type Role,
  type UserActor,
} from "./actor";
import { writeAudit } from "./audit";
import type { Ctx } from "./context";
import { type NeededRight, whyNotAs } from "./delegated-right";
import { env } from "./env";
import { Conflict, Denied, InvalidInput, isExpected, NotFound, SignedOut } from "./errors";
import { fieldErrors, formValues } from "./form";
import { errorFacts, log } from "./log";
import { currentLogin, requestContext } from "./request";
import { accountActor } from "./session";

/** What a form is given back: a sentence per field, what was typed, and one for the whole form. */
export interface ActionState {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly message?: string;
  /** Counts answers, so that a page can tell two equal refusals apart. */
  readonly version?: number;
}

interface Work<A extends Actor, S extends z.ZodType, T> {
  readonly input: S;
  readonly run: (ctx: Ctx & { actor: A }, input: z.output<S>) => Promise<T>;
  /** Where to go next; the answer of a success is always a redirect, so that reloading is safe. */
  readonly after: (value: T, input: z.output<S>) => string;
  /** Fields that are never sent back, not even to who typed them: identity numbers. */
  readonly unshown?: readonly string[];
}

/** Who may. What contractors may has to say which right a delegate needs for it: leaving it out does not compile. */
type Entry =
  | { readonly roles: readonly Exclude<Role, "contractor">[]; readonly right?: undefined }
  | { readonly roles: readonly Role[]; readonly right: NeededRight };

type Answer = (previous: ActionState, form: FormData) => Promise<ActionState>;

/**
 * The one way in for changes: origin, session and standing re-read, input parsed, use-case run,
 * expected errors turned into sentences beside the fields. What was typed is never lost.
 */
export function action<S extends z.ZodType, T>(spec: Work<UserActor, S, T> & Entry): Answer {
  return answer((values) => contextFor(spec, values), spec);
}

/** The same way in for somebody signed in who holds no role yet: a unit that registers itself. */
export function accountAction<S extends z.ZodType, T>(spec: Work<AccountActor, S, T>): Answer {
  return answer(accountContext, spec);
}

/** The same way in for anybody, signed in or not, and as nobody: what the public may do (公示异议). */
export function openAction<S extends z.ZodType, T>(spec: Work<PublicActor, S, T>): Answer {
  return answer(async () => ({ ...(await requestContext()), actor: publicActor }), spec);
}

function answer<A extends Actor, S extends z.ZodType, T>(
  identify: (values: ActionState["values"]) => Promise<Ctx & { actor: A }>,
  spec: Work<A, S, T>,
): Answer {
  return async (previous, form) => {
    // Whoever calls an action without its form has not used our page.
    const values = form instanceof FormData ? formValues(form) : {};
    const shown = Object.fromEntries(
      Object.entries(values).filter(([name]) => !spec.unshown?.includes(name)),
    );
    const refuse = (errors: Record<string, string>, message?: string): ActionState => ({
      errors,
      values: shown,
      message,
      version: (previous?.version ?? 0) + 1,
    });
    let target: string;
    try {
      await demandOwnOrigin();
      const ctx = await identify(values);
      const parsed = await spec.input.safeParseAsync(values);
      if (!parsed.success) return refuse(fieldErrors(parsed.error));
      target = await runAudited(ctx, async () => spec.after(await spec.run(ctx, parsed.data), parsed.data));
    } catch (error) {
      if (error instanceof SignedOut)
        return refuse({ "": "登录已过期，请重新登录后再提交。您填写的内容仍在本页。" });
      if (error instanceof InvalidInput) return refuse({ ...error.fields });
      if (error instanceof Denied || error instanceof Conflict) return refuse({ "": error.sentence });
      if (error instanceof NotFound) return refuse({ "": "没有找到这项内容，或者您无权办理。" });
      log.error(errorFacts(error), "action failed");
      return refuse({ "": "系统暂时不能保存，您填写的内容仍在本页，请稍后再试。" });
    }
    redirect(target);
  };
}

/** A request without our own origin is not from our page; a missing one is refused as well. */
export async function demandOwnOrigin(): Promise<void> {
  const origin = (await headers()).get("origin");
  if (origin !== new URL(env().APP_URL).origin) {
    throw new Denied("FOREIGN_ORIGIN", "请求来源不正确，请从本平台页面重新提交。");
  }
}

async function contextFor(
  { roles, right }: Entry,
  values: ActionState["values"],
): Promise<Ctx & { actor: UserActor }> {
  const login = await currentLogin();
  if (!login) throw new SignedOut("no session");
  const actor = roles
    .map((role) => login.actors.find((one) => one.role === role))
    .find((one) => one !== undefined);
  const ctx = await requestContext();
  if (!actor) {
    await auditRefusal({ ...ctx, actor: login.actors[0] ?? { kind: "public" } }, "WRONG_ROLE");
    throw new Denied("WRONG_ROLE", "您当前的身份不能办理这项业务。");
  }
  const denial = whyNotAs(actor, right);
  if (denial) {
    await auditRefusal({ ...ctx, actor }, denial.code);
    throw new Denied(denial.code, denial.sentence);
  }
  // A form opened for one unit, sent after changing to another in a second tab, must not make things there.
  if (values.actingFor !== undefined && values.actingFor !== actor.organizationId) {
    throw new Conflict("OTHER_UNIT", "您已改为替另一单位办理，请先切换回原单位，再重新打开本页填写。");
  }
  return { ...ctx, actor };
}

async function accountContext(): Promise<Ctx & { actor: AccountActor }> {
  const login = await currentLogin();
  if (!login) throw new SignedOut("no session");
  return { ...(await requestContext()), actor: accountActor(login) };
}

/** Every refusal is on record, success is recorded by the mutation itself. */
async function runAudited<T>(ctx: Ctx, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isExpected(error) && !(error instanceof InvalidInput)) await auditRefusal(ctx, refusalCode(error));
    throw error;
  }
}

function refusalCode(error: Error): string {
  return error instanceof Denied || error instanceof Conflict ? error.code : error.name;
}

async function auditRefusal(ctx: Ctx, code: string): Promise<void> {
  await database().transaction((tx) =>
    writeAudit(tx, ctx.actor, ctx.now, ctx.requestId, [
      { action: "access.refused", subject: { type: "request", id: ctx.requestId }, detail: { code } },
    ]),
  );
}

"use server";

import { cookies } from "next/headers";
import { openAction } from "@/platform/action";
import { env } from "@/platform/env";
import { InvalidInput } from "@/platform/errors";
import { currentLogin } from "@/platform/request";
import { requestReviewByCode } from "../author/request-review";
import { fileComplaint } from "../filing/file-complaint";
import { authorReviewInput, complaintCodeInput, complaintInput } from "../input";
import { authorOf } from "../rules/author";
import { complaintCookie } from "../rules/code";

/** Minutes: enough to copy the code, to read the answer and to write why it should be reviewed. */
const minutes = 20;

async function keepCode(code: string): Promise<void> {
  (await cookies()).set(complaintCookie, code, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https://"),
    path: "/complaints/query",
    maxAge: minutes * 60,
  });
}

/** As nobody, also for who is signed in: the trace must not know her (D12). */
export const fileComplaintAction = openAction({
  input: complaintInput,
  run: async (ctx, { identity, name, unit, contact, ...filed }) => {
    const login = identity === "login" ? await currentLogin() : null;
    const author = authorOf({ identity, name, unit, contact }, login);
    if (author === undefined)
      throw new InvalidInput({
        identity: "您现在没有以专家或者单位身份登录，请登录后再选，或者自己填写姓名",
      });
    await keepCode((await fileComplaint(ctx, { ...filed, author })).code);
  },
  after: () => "/complaints/query?done=received",
});

/** Changes nothing: the code goes to the page that answers it, past the address. */
export const queryComplaintAction = openAction({
  input: complaintCodeInput,
  run: (_, { code }) => keepCode(code),
  after: () => "/complaints/query?done=asked",
});

/** The code is the author's own cookie: what an address or a form field holds, others could read. */
export const requestReviewAction = openAction({
  input: authorReviewInput,
  run: async (ctx, { reason }) => {
    const code = (await cookies()).get(complaintCookie)?.value;
    if (!code) throw new InvalidInput({ "": "查询已经过期，请重新输入查询码，再申请复查。" });
    await requestReviewByCode(ctx, { code, reason });
  },
  after: () => "/complaints/query?done=review",
});

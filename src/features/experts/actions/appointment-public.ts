"use server";

import { cookies } from "next/headers";
import { openAction } from "@/platform/action";
import { env } from "@/platform/env";
import { submitObjection } from "../appointments";
import { codeInput, objectionInput } from "../input/appointment";
import { objectionCookie } from "../rules/objection-code";

/** Ten minutes are enough to copy the code or to read the answer. */
const minutes = 10;

async function keepCode(code: string): Promise<void> {
  (await cookies()).set(objectionCookie, code, {
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https://"),
    path: "/publicity/objection",
    maxAge: minutes * 60,
  });
}

export const submitObjectionAction = openAction({
  input: objectionInput,
  run: async (ctx, input) => keepCode((await submitObjection(ctx, input)).code),
  after: () => "/publicity/objection?done=received",
});

/** Changes nothing: the code goes to the page that answers it, past the address. */
export const queryObjectionAction = openAction({
  input: codeInput,
  run: (_, { code }) => keepCode(code),
  after: () => "/publicity/objection?done=asked",
});

"use server";

import { accountAction } from "@/platform/action";
import { registrationInput } from "./input";
import { registerOrganization } from "./register-organization";

/** 单位登记: what the unit does; everything else about it comes from its login. */
export const registerOwnOrganization = accountAction({
  input: registrationInput,
  run: registerOrganization,
  after: () => "/home",
});

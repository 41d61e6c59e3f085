"use server";

import { action } from "@/platform/action";
import { publicationIdInput } from "../input";
import { confirmRead } from "../steps/confirm-read";

export const confirmReadAction = action({
  roles: ["expert"],
  input: publicationIdInput,
  run: confirmRead,
  after: ({ publicationId }) => `/expert/library/${publicationId}?news=confirmed`,
});

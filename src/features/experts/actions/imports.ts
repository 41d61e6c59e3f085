"use server";

import { action } from "@/platform/action";
import { commitImport, discardImport } from "../imports/commit-import";
import { importInput } from "../input/imports";

export const commitImportAction = action({
  roles: ["regulator"],
  input: importInput,
  run: commitImport,
  after: ({ id, outcome }) => `/regulator/imports/${id}?done=${outcome}`,
});

export const discardImportAction = action({
  roles: ["regulator"],
  input: importInput,
  run: discardImport,
  after: ({ id }) => `/regulator/imports/${id}?done=discarded`,
});

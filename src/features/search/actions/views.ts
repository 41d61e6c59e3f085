"use server";

import { action } from "@/platform/action";
import { saveViewInput, viewIdInput } from "../input";
import { removeView, saveView } from "../views/keep-view";

export const saveViewAction = action({
  roles: ["regulator", "contractor", "supervision"],
  right: "VIEW",
  input: saveViewInput,
  run: saveView,
  after: ({ workspace }) => `/${workspace}/search?news=saved`,
});

export const removeViewAction = action({
  roles: ["regulator", "contractor", "supervision"],
  right: "VIEW",
  input: viewIdInput,
  run: removeView,
  after: ({ workspace }) => `/${workspace}/search?news=removed`,
});

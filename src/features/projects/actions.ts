"use server";

import { action } from "@/platform/action";
import { addParty } from "./add-party";
import { changeProject } from "./change-project";
import {
  changeProjectInput,
  itemInput,
  partyInput,
  projectInput,
  raiseItemInput,
  removeItemInput,
  removePartyInput,
} from "./input";
import { raiseItem } from "./raise-item";
import { recordItem } from "./record-item";
import { recordProject } from "./record-project";
import { removeItem } from "./remove-item";
import { removeParty } from "./remove-party";

const home = (projectId: string) => `/contractor/projects/${projectId}`;

export const recordProjectAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: projectInput,
  run: recordProject,
  after: ({ projectId }) => home(projectId),
});

export const changeProjectAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: changeProjectInput,
  run: changeProject,
  after: ({ projectId }) => home(projectId),
});

export const addPartyAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: partyInput,
  run: addParty,
  after: (_, { projectId }) => `${home(projectId)}#parties`,
});

export const removePartyAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: removePartyInput,
  run: removeParty,
  after: ({ projectId }) => `${home(projectId)}#parties`,
});

export const recordItemAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: itemInput,
  run: recordItem,
  after: ({ projectId, itemId }) => `${home(projectId)}/items/${itemId}`,
});

export const raiseItemAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: raiseItemInput,
  run: raiseItem,
  after: ({ projectId, itemId }) => `${home(projectId)}/items/${itemId}`,
});

export const removeItemAction = action({
  roles: ["contractor"],
  right: "FILE",
  input: removeItemInput,
  run: removeItem,
  after: ({ projectId }) => `${home(projectId)}#items`,
});

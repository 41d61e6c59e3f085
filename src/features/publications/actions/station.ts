"use server";

import { action } from "@/platform/action";
import { changeInput, draftInput, publicationIdInput, withdrawInput } from "../input";
import {
  changePublication,
  draftPublication,
  publishPublication,
  withdrawPublication,
} from "../steps/publish";
import { remindReaders } from "../steps/remind-readers";

const home = ({ publicationId }: { publicationId: string }, news: string) =>
  `/regulator/publications/${publicationId}?news=${news}`;

export const draftPublicationAction = action({
  roles: ["regulator"],
  input: draftInput,
  run: draftPublication,
  after: (value) => home(value, "drafted"),
});

export const changePublicationAction = action({
  roles: ["regulator"],
  input: changeInput,
  run: changePublication,
  after: (value) => home(value, "changed"),
});

export const publishPublicationAction = action({
  roles: ["regulator"],
  input: publicationIdInput,
  run: publishPublication,
  after: (value) => home(value, "published"),
});

export const withdrawPublicationAction = action({
  roles: ["regulator"],
  input: withdrawInput,
  run: withdrawPublication,
  after: (value) => home(value, "withdrawn"),
});

export const remindReadersAction = action({
  roles: ["regulator"],
  input: publicationIdInput,
  run: remindReaders,
  after: ({ publicationId }) => `/regulator/publications/${publicationId}/readers?news=reminded`,
});

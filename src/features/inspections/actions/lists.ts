"use server";

import { nonceFromDigits } from "@/features/panels";
import { action } from "@/platform/action";
import { pressDraw } from "../draws/press-draw";
import { publishDraw } from "../draws/publish-draw";
import { redrawInspectors, withdrawMember } from "../draws/redraw-inspectors";
import {
  buildListInput,
  pressDrawInput,
  randomListInput,
  redrawInspectorsInput,
  withdrawMemberInput,
} from "../input/list";
import { buildList } from "../lists/build-list";

const to =
  (news: string) =>
  ({ listId }: { listId: string }) =>
    `/regulator/inspections/lists/${listId}?news=${news}`;

export const buildListAction = action({
  roles: ["regulator"],
  input: buildListInput,
  run: buildList,
  after: to("built"),
});

export const publishDrawAction = action({
  roles: ["regulator"],
  input: randomListInput,
  run: publishDraw,
  after: to("published"),
});

export const pressDrawAction = action({
  roles: ["regulator"],
  input: pressDrawInput,
  run: (ctx, { listId, nonce, digits }) =>
    pressDraw(ctx, { listId, nonce: nonce ?? nonceFromDigits(digits ?? "") }),
  after: to("drawn"),
});

export const redrawInspectorsAction = action({
  roles: ["regulator"],
  input: redrawInspectorsInput,
  run: redrawInspectors,
  after: to("redrawn"),
});

export const withdrawMemberAction = action({
  roles: ["regulator"],
  input: withdrawMemberInput,
  run: withdrawMember,
  after: to("replaced"),
});

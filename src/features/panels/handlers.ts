import { database } from "@/db/client";
import { messageChanged } from "@/features/messages";
import { partiesChanged } from "@/features/projects";
import { handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { expireInvitations } from "./expire-invitations";
import { followMessage } from "./follow-message";
import * as jobs from "./jobs";
import { listUnfollowed } from "./queries/unfollowed-messages";
import { recheckProject } from "./recheck-project";
import { listUnsettled, settleCase } from "./settle-case";

export const handlers = [
  handle(jobs.settleCase, settleCase),
  handle(jobs.expireInvitations, expireInvitations),
  handle(messageChanged, followMessage),
  handle(partiesChanged, recheckProject),
];

const batch = 50;

/** Deadlines and seats looked at by themselves: a lost job makes things late, never wrong. */
export const sweeps: readonly Sweep[] = [
  { name: "panels.expire-invitations", run: expireInvitations },
  {
    name: "panels.follow-messages",
    run: async (ctx) => {
      const ids = await database().transaction((tx) => listUnfollowed(tx, batch));
      for (const messageId of ids) await followMessage(ctx, { messageId });
      return ids.length;
    },
  },
  {
    name: "panels.settle-cases",
    run: async (ctx) => {
      const ids = await database().transaction((tx) => listUnsettled(tx, batch));
      let moved = 0;
      for (const caseId of ids) if ((await settleCase(ctx, { caseId })) !== "waiting") moved++;
      return moved;
    },
  },
];

import { database } from "@/db/client";
import { leaveTaken, standingChanged } from "@/features/experts";
import { messageChanged } from "@/features/messages";
import { structureChanged } from "@/features/organizations";
import { partiesChanged } from "@/features/projects";
import { handle } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { declineForLeave } from "./decline-for-leave";
import { expireInvitations } from "./expire-invitations";
import { followMessage } from "./follow-message";
import * as jobs from "./jobs";
import { carryOutQuestions } from "./member-questions/carry-out-questions";
import { findUnasked } from "./member-questions/find-unasked";
import { followStanding } from "./member-questions/follow-standing";
import { listUnfollowed } from "./queries/unfollowed-messages";
import { listUnsettled } from "./queries/unsettled-cases";
import { recheckOrganization } from "./recheck-organization";
import { recheckProject } from "./recheck-project";
import { settleCase } from "./settle-case";

export const handlers = [
  handle(jobs.settleCase, settleCase),
  handle(jobs.expireInvitations, expireInvitations),
  handle(messageChanged, followMessage),
  handle(partiesChanged, recheckProject),
  handle(structureChanged, recheckOrganization),
  handle(standingChanged, followStanding),
  handle(leaveTaken, declineForLeave),
  handle(jobs.carryOutQuestions, carryOutQuestions),
];

const batch = 50;

/** Deadlines and seats looked at by themselves: a lost job makes things late, never wrong. */
export const sweeps: readonly Sweep[] = [
  { name: "panels.expire-invitations", run: expireInvitations },
  { name: "panels.find-unasked", run: findUnasked },
  { name: "panels.carry-out-questions", run: carryOutQuestions },
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

"use server";

import { action } from "@/platform/action";
import { decideAppeal } from "../appeals/decide-appeal";
import { confirmEvents } from "../events/confirm-events";
import { cancelEvent, decideObjection } from "../events/decide-event";
import { notifyEvent, withdrawEvent } from "../events/notify-event";
import { proposeEvent } from "../events/propose-event";
import { proposeOnEvent } from "../events/propose-on-event";
import {
  appealVerdict,
  confirmInput,
  eventInput,
  eventsInput,
  objectionVerdict,
  proposalInput,
  suspensionInput,
} from "../input/event";

const roles = ["regulator"] as const;
const page = ({ eventId }: { eventId: string }, news: string) => `/regulator/credit/${eventId}?news=${news}`;

export const proposeEventAction = action({
  roles,
  input: proposalInput,
  run: (ctx, input) => proposeEvent(ctx, input),
  after: (done) => page(done, "proposed"),
});

export const notifyEventAction = action({
  roles,
  input: eventInput,
  run: notifyEvent,
  after: (done) => page(done, "notified"),
});

export const withdrawEventAction = action({
  roles,
  input: eventInput,
  run: withdrawEvent,
  after: (done) => page(done, "withdrawn"),
});

/** What nobody objected to: confirmed, or cancelled because it was wrong. */
export const confirmEventAction = action({
  roles,
  input: confirmInput,
  run: async (ctx, { eventId, decision, reason }) => {
    if (decision === "confirm") await confirmEvents(ctx, { eventIds: [eventId] });
    else await cancelEvent(ctx, { eventId, reason });
  },
  after: (_, input) => page(input, input.decision === "confirm" ? "confirmed" : "cancelled"),
});

export const confirmEventsAction = action({
  roles,
  input: eventsInput,
  run: confirmEvents,
  after: ({ confirmed }) => `/regulator/credit/due?confirmed=${confirmed}`,
});

export const decideObjectionAction = action({
  roles,
  input: objectionVerdict,
  run: decideObjection,
  after: (done) => page(done, "decided"),
});

export const decideAppealAction = action({
  roles,
  input: appealVerdict,
  run: decideAppeal,
  after: (done) => page(done, "heard"),
});

export const suspendOnEventAction = action({
  roles,
  input: suspensionInput,
  run: proposeOnEvent,
  after: ({ decisionId }) => `/regulator/decisions/${decisionId}?news=proposed`,
});

import { createInterface } from "node:readline";
import { acceptInvitation, drawFirstRound, expireInvitations } from "../../src/features/panels";
import { formatDeadline, formatInstant, nextSendInstant } from "../../src/features/rulebook";
import type { UserActor } from "../../src/platform/actor";
import { systemContext } from "../../src/platform/context";
import { performDue } from "../../src/platform/queue/perform";
import { tracedHandlers } from "./traced-world";
import { as } from "./world";

/** What a process that is killed, stopped or badly set up is asked to do; one line of JSON each. */
export type Order =
  | { do: "accept"; actor: UserActor; invitationId: string }
  | { do: "draw"; actor: UserActor; caseId: string; nonce: string }
  | { do: "expire" }
  | { do: "work" }
  | { do: "texts"; instant: string };

/** Says "start" before and what came of it after; "work" never ends by itself. */
async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case "accept":
      return acceptInvitation(await as(order.actor), order);
    case "draw":
      return drawFirstRound(await as(order.actor), order);
    case "expire": {
      let ended = 0;
      for (let some = -1; some !== 0; ended += some)
        some = await expireInvitations(await systemContext("child"));
      return ended + 1;
    }
    case "work":
      for (;;) {
        await expireInvitations(await systemContext("child"));
        await performDue(tracedHandlers, 5);
      }
    case "texts": {
      const at = new Date(order.instant);
      const sending = nextSendInstant(at, { from: "07:30", to: "21:00" });
      return [formatDeadline(at), formatInstant(at), sending.toISOString()];
    }
  }
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

createInterface({ input: process.stdin }).on("line", (line) => {
  say({ start: true });
  obey(JSON.parse(line) as Order).then(
    (value) => say({ value }),
    (error: { code?: string; message?: string }) => say({ error: error.code ?? error.message }),
  );
});
say({ ready: true });

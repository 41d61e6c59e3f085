import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { sendMessage } from "../../src/features/messages/send-message";
import { systemContext } from "../../src/platform/context";

/**
 * A worker to be killed: sends whatever is due, one message after the other, until somebody ends it.
 * Says "ready" when it has sent its first, so that a kill hits the sending and not the start.
 */
async function sendForever(): Promise<never> {
  const ctx = await systemContext("messages.send-message");
  let told = false;
  for (;;) {
    const rows = await database().execute<{ id: string }>(
      sql`select id from sms_message where state = 'CREATED' and due_at <= app_now() order by random() limit 20`,
    );
    for (const { id } of rows) {
      await sendMessage(ctx, { messageId: id });
      if (!told) process.stdout.write("ready\n");
      told = true;
    }
    if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

await sendForever();

import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";

/** What the expert who is asked was told, and messages to her that did not arrive. */
export interface MessagesWorld {
  readonly noticeId: string;
  readonly lost: string;
  readonly unanswered: string;
}

export async function makeMessagesWorld(owner: Sql, personId: string): Promise<MessagesWorld> {
  const lost = async () => {
    const id = randomUUID();
    await owner`insert into sms_message (id, template, person_id, subject_type, subject_id, params, state, due_at, closed_at)
      values (${id}, 'planReleased', ${personId}, 'invitation', ${randomUUID()}, ${owner.json({ time: "11月30日9:00" })},
        'FAILED', app_now(), app_now())`;
    await owner`insert into notice (id, template, person_id, desk, thing_type, thing_id, params, sms_message_id, visible_from)
      select gen_random_uuid(), template, person_id, 'expert', 'invitation', subject_id, params, id, due_at from sms_message where id = ${id}`;
    return id;
  };
  const [notice] = await owner`select id from notice where person_id = ${personId} and template = 'invitation'
    and visible_from <= app_now() limit 1`;
  return { noticeId: notice?.id as string, lost: await lost(), unanswered: await lost() };
}

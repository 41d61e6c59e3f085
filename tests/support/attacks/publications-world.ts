import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { draftPublication, publishPublication } from "../../../src/features/publications";
import { as, makePerson, regulatorActor } from "../world";

/** Drafts of the station, and what it has published: for everybody, for experts to confirm, for each kind of unit. */
export interface PublicationsWorld {
  readonly draft: string;
  readonly toPublish: string;
  readonly forAll: string;
  readonly forExperts: string;
  readonly toWithdraw: string;
  readonly fileId: string;
}

export async function makePublications(owner: Sql): Promise<PublicationsWorld> {
  const station = { ...regulatorActor("station", "370200"), personId: await makePerson("发布人") };
  const draft = async (audience: Parameters<typeof draftPublication>[1]["audience"], required = false) =>
    draftPublication(await as(station), {
      kind: "POLICY",
      title: "保密要求",
      body: "应当保密。",
      audience,
      required,
    });
  const publish = async (one: { publicationId: string }) =>
    (await publishPublication(await as(station), one)).publicationId;
  const withFile = await draft(["expert"], true);
  const fileId = randomUUID();
  await owner`insert into publication_file (id, publication_id, display_name, object_key, size, sha256, scanner, uploaded_by)
    values (${fileId}, ${withFile.publicationId}, '保密要求.pdf', 'publications/none', 9, ${"a".repeat(64)}, 'none', 'test')`;
  return {
    draft: (await draft(["expert"])).publicationId,
    toPublish: (await draft(["expert"])).publicationId,
    forAll: await publish(await draft(["public"])),
    forExperts: await publish(withFile),
    toWithdraw: await publish(await draft(["contractor"])),
    fileId,
  };
}

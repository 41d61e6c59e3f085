import { randomBytes } from "node:crypto";
import { findInvitationByToken } from "../../src/features/panels";
import { sweeps } from "../../src/features/panels/handlers";
import { publicContext, systemContext } from "../../src/platform/context";
import { linkToken, sha256 } from "../../src/platform/crypto";
import { useDatabase } from "../support/database";
import { draw, invitationsOf, report } from "../support/drawn-case";
import { makeAdmittedCase, makePool } from "../support/world";

const db = useDatabase();

/** quality.md §3.5 H65, H67. */
describe("guessing the link of a text message", () => {
  beforeAll(async () => {
    const at = new Date(Date.now() + 86_400_000);
    at.setUTCHours(2, 1, 0, 0);
    await db.setClock(at);
    await makePool(8, ["SZ-JK"]);
    const filing = await makeAdmittedCase();
    await draw(filing);
    for (const one of await invitationsOf(filing.caseId)) await report(one.id, "SENT");
    for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  });

  it("hits nothing in 10,000 tokens, half of them a real one with one bit flipped", async () => {
    const rows = await db.owner`select id from invitation`;
    expect(rows).toHaveLength(5);
    const real = rows.map(({ id }) => linkToken("invitation", id as string));
    const ctx = await publicContext();
    // The search sees: the real one is found.
    expect(await findInvitationByToken(ctx, real[0]!)).toMatchObject({ kind: "open" });
    let hits = 0;
    for (let batch = 0; batch < 100; batch++) {
      const found = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          const bytes = index % 2 ? randomBytes(32) : Buffer.from(real[index % 5]!, "base64url");
          if (index % 2 === 0) bytes[batch % 32]! ^= 1 << (index % 8);
          return findInvitationByToken(ctx, bytes.toString("base64url"));
        }),
      );
      hits += found.filter((one) => one !== null).length;
    }
    expect(hits).toBe(0);
  }, 60_000);

  it("needs 256 bits that the database does not hold", async () => {
    for (const { id, token_hash } of await db.owner`select id, token_hash from invitation`) {
      const token = linkToken("invitation", id as string);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      expect(token_hash).toBe(sha256(token));
      expect(token_hash).not.toContain(token);
    }
  });
});

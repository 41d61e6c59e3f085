import { idNumberHash, phoneHash, recordLogin, recordPerson } from "../../../src/features/accounts";
import { recordUnitLogin } from "../../../src/features/organizations";
import { publicContext } from "../../../src/platform/context";
import { open } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { someUscc } from "../organizations/units";
import { someClaims } from "./people";

const db = useDatabase();

const personRow = async (id: string) => {
  const [row] = await db.owner<Record<string, string>[]>`select * from person where id = ${id}`;
  return row!;
};

describe("a personal login", () => {
  it("makes account and person once, number and phone sealed and findable", async () => {
    const claims = someClaims();
    const ctx = await publicContext();
    const first = await recordLogin(ctx, claims);
    expect(await recordLogin(await publicContext(), claims)).toEqual(first);
    const row = await personRow(first.personId);
    expect(row.id_number_hash).toBe(idNumberHash(claims.idNumber));
    expect(row.phone_hash).toBe(phoneHash(claims.phone!));
    expect(open(row.id_number_sealed!)).toBe(claims.idNumber);
    expect(open(row.phone_sealed!)).toBe(claims.phone);
    expect(row.phone_verified_at).not.toBeNull();
    const audits = await db.owner`select action, subject_type, detail::text from audit_entry
      where request_id = ${ctx.requestId}`;
    expect(audits.map(({ action, subject_type }) => `${action} ${subject_type}`).sort()).toEqual([
      "person.registered account",
      "person.registered person",
    ]);
    expect(JSON.stringify(audits)).not.toContain(claims.idNumber);
    expect(JSON.stringify(audits)).not.toContain(claims.phone);
  });

  it("keeps no identity number, phone, name or address in the account's rows", async () => {
    const claims = someClaims({ name: "独一无二" });
    const { userId } = await recordLogin(await publicContext(), claims);
    const [row] = await db.owner`select row_to_json(u)::text || row_to_json(a)::text as text
      from app_user u join account a on a.user_id = u.id where u.id = ${userId}`;
    for (const secret of [claims.idNumber, claims.phone!, claims.name])
      expect(row?.text).not.toContain(secret);
  });

  it("makes one account and one person of eight first logins at once", async () => {
    const claims = someClaims();
    const ctx = await publicContext();
    const done = await Promise.all(Array.from({ length: 8 }, () => recordLogin(ctx, claims)));
    expect(new Set(done.map(({ userId }) => userId)).size).toBe(1);
    const [row] =
      await db.owner`select count(*)::int as people from person where id_number_hash = ${idNumberHash(claims.idNumber)}`;
    expect(row?.people).toBe(1);
  });

  it("is not linked to another by phone or name", async () => {
    const one = someClaims({ phone: "13712345678" });
    const two = someClaims({ phone: "13712345678", name: one.name });
    const [a, b] = [
      await recordLogin(await publicContext(), one),
      await recordLogin(await publicContext(), two),
    ];
    expect(a.userId).not.toBe(b.userId);
    expect(a.personId).not.toBe(b.personId);
  });

  it("of the same subject at another issuer is another account of the same person", async () => {
    const here = someClaims();
    const there = { ...here, issuer: "https://evil.example" };
    const [a, b] = [
      await recordLogin(await publicContext(), here),
      await recordLogin(await publicContext(), there),
    ];
    expect(a.userId).not.toBe(b.userId);
    expect(a.personId).toBe(b.personId);
  });

  it("finds the person an import recorded, and verifies their phone", async () => {
    const claims = someClaims();
    const imported = await recordPerson(await publicContext(), {
      name: claims.name,
      idNumber: claims.idNumber,
      phone: claims.phone,
      nameVouched: false,
      phoneVouched: false,
    });
    expect((await personRow(imported.id)).phone_verified_at).toBeNull();
    const login = await recordLogin(await publicContext(), claims);
    expect(login.personId).toBe(imported.id);
    expect((await personRow(imported.id)).phone_verified_at).not.toBeNull();
  });

  it("changes a verified phone only for another verified one", async () => {
    const claims = someClaims({ phone: "13611112222" });
    const { personId } = await recordLogin(await publicContext(), claims);
    await recordLogin(await publicContext(), { ...claims, phone: "13633334444", phoneVerified: false });
    expect(open((await personRow(personId)).phone_sealed!)).toBe("13611112222");
    await recordLogin(await publicContext(), { ...claims, phone: "13655556666" });
    expect(open((await personRow(personId)).phone_sealed!)).toBe("13655556666");
    await recordLogin(await publicContext(), { ...claims, phone: null, phoneVerified: false });
    expect(open((await personRow(personId)).phone_sealed!)).toBe("13655556666");
  });

  it("is refused when the account used to be somebody else's", async () => {
    const claims = someClaims();
    const { userId, personId } = await recordLogin(await publicContext(), claims);
    const other = someClaims({ subject: claims.subject });
    await expect(recordLogin(await publicContext(), other)).rejects.toMatchObject({ code: "OTHER_IDENTITY" });
    const [row] = await db.owner`select person_id from app_user where id = ${userId}`;
    expect(row?.person_id).toBe(personId);
    const [none] =
      await db.owner`select 1 from person where id_number_hash = ${idNumberHash(other.idNumber)}`;
    expect(none).toBeUndefined();
  });

  it("is refused while the account is disabled", async () => {
    const claims = someClaims();
    const { userId } = await recordLogin(await publicContext(), claims);
    await db.owner`update app_user set disabled_at = now() where id = ${userId}`;
    await expect(recordLogin(await publicContext(), claims)).rejects.toMatchObject({ code: "DISABLED" });
  });
});

describe("a unit's login", () => {
  const legal = (uscc: string, name: string, more = {}) =>
    someClaims({ userType: "legal", phoneVerified: false, unit: { uscc, name }, ...more });

  it("records the unit by its code, not yet registered, and its operator", async () => {
    const uscc = someUscc();
    const login = await recordUnitLogin(await publicContext(), legal(uscc, "青岛新来建设(集团)有限公司"));
    const [row] =
      await db.owner`select o.name, o.uscc, o.registered_at, u.user_type, u.organization_id, p.phone_verified_at
      from app_user u join organization o on o.id = u.organization_id join person p on p.id = u.person_id
      where u.id = ${login.userId}`;
    expect(row).toMatchObject({
      name: "青岛新来建设（集团）有限公司",
      uscc,
      registered_at: null,
      user_type: "legal",
      phone_verified_at: null,
    });
  });

  it("takes over the name the platform knows, and follows a change of operator", async () => {
    const uscc = someUscc();
    const before = legal(uscc, "旧名有限公司");
    const first = await recordUnitLogin(await publicContext(), before);
    const after = legal(uscc, "新名有限公司", { subject: before.subject });
    expect(await recordUnitLogin(await publicContext(), after)).toEqual(first);
    const [row] = await db.owner`select o.name, p.id_number_hash from app_user u
      join organization o on o.id = u.organization_id join person p on p.id = u.person_id where u.id = ${first.userId}`;
    expect(row).toEqual({ name: "新名有限公司", id_number_hash: idNumberHash(after.idNumber) });
  });

  it("does not rename the person who operates it, nor overwrite their phone", async () => {
    const own = someClaims({ name: "李四" });
    const { personId } = await recordLogin(await publicContext(), own);
    await recordUnitLogin(
      await publicContext(),
      legal(someUscc(), "经办人单位", { idNumber: own.idNumber, name: "冒名", phone: "13900000009" }),
    );
    const row = await personRow(personId);
    expect(row.name).toBe("李四");
    expect(open(row.phone_sealed!)).toBe(own.phone);
  });

  it("leaves nothing behind when the unit's code cannot be one or the account is another unit's", async () => {
    const wrong = legal("91110000802100433A", "错码公司");
    await expect(recordUnitLogin(await publicContext(), wrong)).rejects.toMatchObject({
      code: "UNIT_CLAIMS",
    });
    const first = legal(someUscc(), "原单位公司");
    await recordUnitLogin(await publicContext(), first);
    const moved = { ...first, unit: { uscc: someUscc(), name: "别的单位公司" } };
    await expect(recordUnitLogin(await publicContext(), moved)).rejects.toMatchObject({
      code: "OTHER_IDENTITY",
    });
    const rows = await db.owner`select 1 from organization where name in ('错码公司', '别的单位公司')`;
    expect(rows).toHaveLength(0);
  });
});

import { type HeldPost, whyNotDecide, whyNotGive } from "./rules";

const from = (validFrom: string, more: Partial<HeldPost> = {}): HeldPost => ({
  post: "station",
  jurisdiction: "370200",
  validFrom,
  validTo: null,
  ...more,
});
const security = { personId: "one" };

describe("a post", () => {
  it("is nobody's to give herself", () => {
    expect(whyNotGive(security, "one", from("2026-01-01"), [])?.code).toBe("OWN_POST");
    expect(whyNotDecide({ personId: "two" }, { personId: "two", proposedBy: "one" })?.code).toBe("OWN_POST");
    expect(whyNotDecide({ personId: "one" }, { personId: "two", proposedBy: "one" })?.code).toBe(
      "SAME_PERSON",
    );
    expect(whyNotDecide({ personId: "three" }, { personId: "two", proposedBy: "one" })).toBeNull();
  });

  it("is held once at a time, in each area", () => {
    const held = [from("2026-01-01", { validTo: "2026-06-30" })];
    expect(whyNotGive(security, "two", from("2026-06-30"), held)?.code).toBe("HELD");
    expect(whyNotGive(security, "two", from("2026-07-01"), held)).toBeNull();
    expect(whyNotGive(security, "two", from("2026-06-30", { post: "bureau" }), held)).toBeNull();
    const district = (jurisdiction: string) => from("2026-01-01", { post: "district", jurisdiction });
    expect(whyNotGive(security, "two", district("370202"), [district("370203")])).toBeNull();
    expect(whyNotGive(security, "two", district("370202"), [district("370202")])?.code).toBe("HELD");
  });

  it.each(["system", "security", "audit"] as const)(
    "of administration (%s) is apart from every other",
    (post) => {
      const wanted = from("2026-05-01", { post, jurisdiction: null });
      expect(whyNotGive(security, "two", wanted, [from("2026-01-01")])?.code).toBe("APART");
      expect(whyNotGive(security, "two", from("2026-05-01"), [wanted])?.code).toBe("APART");
      expect(whyNotGive(security, "two", wanted, [from("2026-01-01", { validTo: "2026-04-30" })])).toBeNull();
      for (const other of ["system", "security", "audit"] as const) {
        const code = whyNotGive(security, "two", wanted, [{ ...wanted, post: other }])?.code;
        expect(code).toBe(other === post ? "HELD" : "APART");
      }
    },
  );
});

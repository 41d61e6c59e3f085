import type { DelegateRight } from "@/db/schema";
import type { UserActor } from "./actor";
import { type NeededRight, whyNotAs } from "./delegated-right";

const unit: UserActor = {
  kind: "user",
  id: "u",
  personId: "p",
  name: "某人",
  role: "contractor",
  organizationId: "o",
  organizationName: "某单位",
  rights: null,
  expertId: null,
  post: null,
  jurisdiction: null,
};
const needs: readonly (NeededRight | undefined)[] = ["VIEW", "FILE", "DRAW", "UNIT", undefined];
const may = (rights: readonly DelegateRight[] | null) =>
  needs.filter((need) => whyNotAs({ ...unit, rights }, need) === null);

describe("what somebody acting for a unit may do", () => {
  it("is everything for the unit's own login, and for other roles no matter of rights", () => {
    expect(may(null)).toEqual(needs);
    expect(whyNotAs({ ...unit, role: "regulator", rights: null }, "DRAW")).toBeNull();
    expect(whyNotAs({ kind: "public" }, undefined)).toBeNull();
  });

  it("is what was granted for a delegate; looking always, what declares nothing never", () => {
    expect(may(["VIEW"])).toEqual(["VIEW"]);
    expect(may(["VIEW", "FILE"])).toEqual(["VIEW", "FILE"]);
    expect(may(["DRAW"])).toEqual(["VIEW", "DRAW"]);
    expect(may(["VIEW", "FILE", "DRAW"])).toEqual(["VIEW", "FILE", "DRAW"]);
  });
});

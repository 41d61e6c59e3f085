import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { type OrganizationInput, organizationInput } from "./input";

export interface RecordedOrganization {
  readonly id: string;
  /** The name on record; it may differ from the one given, which never overwrites it. */
  readonly name: string;
  readonly created: boolean;
}

/**
 * The unit with this USCC, made when nobody has named it before. One unit per code, also when two name it at once.
 * Who names a unit cannot rename it: only the unit's own login does.
 */
export async function recordOrganization(ctx: Ctx, input: OrganizationInput): Promise<RecordedOrganization> {
  const { uscc, name } = organizationInput.parse(input);
  return mutation<RecordedOrganization>(ctx, async (tx) => {
    const known = async () => {
      const [row] = await tx
        .select({ id: organization.id, name: organization.name })
        .from(organization)
        .where(eq(organization.uscc, uscc));
      return row;
    };
    const before = await known();
    if (before) return unchanged({ ...before, created: false });
    const [made] = await tx
      .insert(organization)
      .values({ id: randomId(), uscc, name })
      .onConflictDoNothing({ target: organization.uscc })
      .returning({ id: organization.id, name: organization.name });
    if (!made) {
      const other = await known();
      if (!other) throw new Error("a unit vanished while it was recorded");
      return unchanged({ ...other, created: false });
    }
    return {
      value: { ...made, created: true },
      audit: [
        {
          action: "organization.recorded",
          subject: { type: "organization", id: made.id },
          detail: { uscc, name },
        },
      ],
    };
  });
}

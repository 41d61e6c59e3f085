import { experts, type Who } from "../cast";
import type { RouteRule } from "../route-table";
import type { AttackWorld } from "../world";

const readers: readonly Who[] = ["station", "bureau"];
const deciders: readonly Who[] = ["station"];
type Step = "submitted" | "underReview" | "published" | "objected";

const application = (allowed: readonly Who[], step: Step, more: Partial<RouteRule> = {}): RouteRule => ({
  allowed,
  own: ({ appointment }: AttackWorld) => ({ id: appointment[step] }),
  about: "id",
  ...more,
});
const published: RouteRule = {
  allowed: "everybody",
  own: ({ appointment }) => ({ id: appointment.published }),
};

/** Applications for the city's regulators; the publicity for everybody; the onboarding for members. */
export const appointmentRoutes: Readonly<Record<string, RouteRule>> = {
  "GET /regulator/applications": { allowed: readers },
  "GET /regulator/applications/[id]": application(readers, "submitted"),
  "GET /regulator/applications/[id]/check": application(deciders, "submitted"),
  "GET /regulator/applications/[id]/opinion/[specialty]": application(deciders, "underReview", {
    own: ({ appointment }) => ({ id: appointment.underReview, specialty: "SZ-JK" }),
  }),
  "GET /regulator/applications/[id]/objections": application(readers, "objected"),
  "GET /regulator/applications/[id]/objections/[objectionId]": application(readers, "objected", {
    own: ({ appointment }) => ({ id: appointment.objected, objectionId: appointment.objectionId }),
  }),
  "GET /publicity": { allowed: "everybody" },
  "GET /publicity/[id]": published,
  "GET /publicity/[id]/object": published,
  "GET /publicity/objection": { allowed: "everybody" },
  "GET /expert/onboarding": { allowed: experts },
};

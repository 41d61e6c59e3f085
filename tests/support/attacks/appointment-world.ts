import type { Sql } from "postgres";
import { findObjectionByCode, submitObjection } from "../../../src/features/experts";
import { publicContext } from "../../../src/platform/context";
import { makePublished, makeSubmitted, makeUnderReview } from "../../use-cases/experts/appointment-world";

/** An application at each step that somebody decides on. */
export interface AppointmentWorld {
  readonly submitted: string;
  readonly underReview: string;
  readonly published: string;
  readonly objected: string;
  readonly objectionId: string;
}

/** Made by officers who have no login in the suite: its own may still decide everything. */
export async function makeAppointments(owner: Sql): Promise<AppointmentWorld> {
  const [submitted, underReview, published, objected] = [
    await makeSubmitted(),
    await makeUnderReview(),
    await makePublished(),
    await makePublished(),
  ];
  const { code } = await submitObjection(await publicContext(), {
    applicationId: objected.id,
    content: "业绩不实",
    name: "",
    unit: "",
  });
  if (!(await findObjectionByCode(await publicContext(), code))) throw new Error("an objection is missing");
  const [row] = await owner`select id from publicity_objection where application_id = ${objected.id}`;
  return {
    submitted: submitted.id,
    underReview: underReview.id,
    published: published.id,
    objected: objected.id,
    objectionId: row?.id as string,
  };
}

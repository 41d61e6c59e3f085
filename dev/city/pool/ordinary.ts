import { database } from "@/db/client";
import { expertDeparture } from "@/db/schema";
import type { City } from "../city";

/** Numbers of members about whom the city tells nothing else, and who have not left it since. */
export async function ordinary(city: City): Promise<string[]> {
  const gone = await database().select({ id: expertDeparture.expertId }).from(expertDeparture);
  const quiet = city.experts.filter(
    (one) =>
      one.leaves.length + one.suspensions.length + one.departures.length + one.preferences.length === 0 &&
      one.terms.length > 0 &&
      !gone.some(({ id }) => id === one.id),
  );
  return quiet.map(({ number }) => number);
}

import { z } from "zod";
import { job } from "@/platform/job";

/** A ballot's time has run out; whichever are due are closed together. */
export const closeElections = job({ name: "meetings.close-elections", payload: z.object({}) });

/** The time to answer a move has run out; whichever are due are dealt with together. */
export const expireMoveAnswers = job({ name: "meetings.expire-move-answers", payload: z.object({}) });

import type { Handler } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";
import { remindMembers } from "./remind-members";

export const handlers: readonly Handler[] = [];

/** Reminders follow the start wherever a move puts it, so they are read from the case and never timed ahead. */
export const sweeps: readonly Sweep[] = [{ name: "opinions.remind-members", run: remindMembers }];

import type { Handler } from "@/platform/queue/perform";
import type { Sweep } from "@/platform/queue/sweep";

export const handlers: readonly Handler[] = [];
export const sweeps: readonly Sweep[] = [];

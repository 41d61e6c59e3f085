import { handle } from "@/platform/queue/perform";
import * as jobs from "./jobs";
import { sendMessage } from "./send-message";
import { messageSweeps } from "./sweep-messages";

export const handlers = [handle(jobs.sendMessage, (ctx, payload) => sendMessage(ctx, payload))];
export const sweeps = messageSweeps();

import { z } from "zod";
import { job } from "@/platform/job";

const messageId = z.object({ messageId: z.uuid() });

/** Hand one message to a carrier. */
export const sendMessage = job({ name: "messages.send-message", payload: messageId });

/** A message was sent, delivered or given up; whoever asked for it may want to know. */
export const messageChanged = job({ name: "messages.message-changed", payload: messageId });

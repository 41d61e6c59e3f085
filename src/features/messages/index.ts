// messages: SMS to one person about one thing, through the outbox and two carriers (D5, E3, E4).
// Lifecycle: CREATED → SENDING → SENT → DELIVERED | FAILED | UNDELIVERED; CANCELLED before it has left.
// Invariants: no text, number or token is stored; one message per template and subject, at most five SMS of it;
// the first delivery report counts once and for all, nothing unknown or forged is believed; one call to a
// carrier is open per message, marked before it is made, and none inside a transaction.
export { cancelMessages } from "./cancel-messages";
export { messageChanged, sendMessage } from "./jobs";
export { previewTemplates, previewText, type TextPreview } from "./preview-text";
export { type NewMessage, queueMessages } from "./queue-messages";
export { type Recorded, recordReceipts } from "./record-receipts";

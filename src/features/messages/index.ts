// messages: SMS to one person about one thing, through the outbox and two carriers (D5, E3, E4), and the same as a
// notice in her workspace, which nobody else reads; what did not arrive is followed up by the station.
// Lifecycle: CREATED → SENDING → SENT → DELIVERED | FAILED | UNDELIVERED; CANCELLED before it has left.
// Invariants: no text, number or token is stored; one message per template and subject, at most five SMS of it;
// the first delivery report counts once and for all, nothing unknown or forged is believed; one call to a
// carrier is open per message, marked before it is made, and none inside a transaction; nobody can switch off
// invitations, decisions and deadlines.
export { cancelMessages } from "./cancel-messages";
export {
  countNotices,
  type ListedNotice,
  listNotices,
  type NoticeList,
  noticeLists,
} from "./centre/list-notices";
export { openNotice, readAllNotices } from "./centre/read-notices";
export { messageChanged, sendMessage } from "./jobs";
export { type ListedTemplate, previewTemplates, previewText, type TextPreview } from "./preview-text";
export { type NewMessage, queueMessages } from "./queue-messages";
export { type Recorded, recordReceipts } from "./record-receipts";
export { type ListedSetting, listMessageSettings, setMessageSettings } from "./settings/message-settings";
export { markToldByPhone, resendMessage } from "./undelivered/follow-up";
export {
  countUndelivered,
  findUndelivered,
  type ListedUndelivered,
  listUndelivered,
  type UndeliveredList,
  undeliveredLists,
} from "./undelivered/list-undelivered";
export { unheardHours, whyNotFollowUp } from "./undelivered/scope";

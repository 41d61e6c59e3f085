// opinions: what each member says before the meeting (D7).
export { type CollectedItem, collectItems } from "./collect-items";
export { freezeOpinions } from "./freeze-opinions";

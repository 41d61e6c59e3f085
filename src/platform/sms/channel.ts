import type { TemplateId } from "./templates";

export type ChannelName = "aliyun" | "tencent";

/** PERMANENT: the same message can never go. LIMIT: this number has had enough, do not send to it again now. */
export type FailureKind = "PERMANENT" | "TEMPORARY" | "LIMIT";

/** What is at fault: only NUMBER says anything about the person's phone. */
export type FaultOf = "NUMBER" | "MESSAGE" | "CHANNEL";

export type Failure = { kind: FailureKind; about: FaultOf };

/**
 * What a carrier answered to one message. `providerId` is the carrier's name for it (BizId, SerialNo).
 * `uncertain`: the carrier may have taken it all the same (time-out, cut connection, 5xx);
 * ask `query` with the reference before sending again.
 */
export type SendResult =
  | { ok: true; providerId: string }
  | ({ ok: false; code: string; uncertain: boolean } & Failure);

/** What became of a message. NOT_FOUND: the carrier knows no such message. UNAVAILABLE: it could not be asked. */
export type DeliveryState =
  | { state: "DELIVERED"; providerId?: string; at: Date }
  | { state: "FAILED"; providerId?: string; code: string }
  | { state: "PENDING"; providerId?: string }
  | { state: "NOT_FOUND" }
  | { state: "UNAVAILABLE"; code: string };

export type SendRequest = {
  /** Our row id; travels as OutId (Aliyun) or SessionContext (Tencent). */
  reference: string;
  /** Mainland mobile number, 11 digits. */
  phone: string;
  template: TemplateId;
  params: Readonly<Record<string, string>>;
};

export type QueryRequest = {
  phone: string;
  reference: string;
  /** Absent when the answer to `send` was lost; then the reference alone is looked for. */
  providerId?: string;
  sentOn: Date;
};

/** One way out for text messages. Neither method throws for anything a carrier or the network does. */
export type SmsChannel = {
  readonly name: ChannelName;
  /** Sends one message, once: no retry inside. Answers within the channel's time limit. */
  send(request: SendRequest): Promise<SendResult>;
  /** Asks the carrier what became of a message, for when no receipt was pushed. */
  query(request: QueryRequest): Promise<DeliveryState>;
};

/** A carrier's word on one message, pushed to us or fetched. */
export type Receipt = {
  channel: ChannelName;
  providerId: string;
  reference?: string;
  phone: string;
  delivered: boolean;
  /** When the handset got it, by the carrier's clock, to the second. May lie in the future if the carrier's clock does. */
  reportedAt: Date;
  code: string;
};

/** The carriers' approved template numbers, one for each of our templates. */
export type TemplateCodes = Readonly<Record<TemplateId, string>>;

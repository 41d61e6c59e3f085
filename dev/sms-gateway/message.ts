export type ChannelName = "aliyun" | "tencent";

/** One text message a carrier would have taken. Times are ISO strings by the gateway's clock. */
export type Message = {
  id: string;
  channel: ChannelName;
  /** BizId or SerialNo. */
  providerId: string;
  phone: string;
  /** OutId or SessionContext. */
  reference: string;
  templateCode: string;
  params: Record<string, string>;
  text: string;
  segments: number;
  acceptedAt: string;
};

/** What the operator said of a message. `reportedAt` is null until it is due. */
export type OperatorReport = {
  id: string;
  messageId: string;
  delivered: boolean;
  code: string;
  /** How often it is pushed; more than once plays a carrier that repeats itself. */
  copies: number;
  /** Whether it is pushed at all; one that is not can still be queried. */
  push: boolean;
  /** Real time in ms at which it falls due. */
  dueAt: number;
  reportedAt: string | null;
  attempts: number;
  outcome: "open" | "pushed" | "given-up";
};

/** What was ever recorded about the members of a pool, in the order in which it was recorded. */
export type HistoryEvent = {
  /** Index of the member. */
  readonly who: number;
  /** When it was recorded; what it says may be about other days. */
  readonly when: Date;
} & (
  | { readonly kind: "appointed"; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: "onboarded"; readonly of: string }
  | { readonly kind: "confirmed"; readonly id: string }
  | { readonly kind: "leave"; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: "suspended"; readonly id: string; readonly from: Date; readonly to: Date | null }
  | { readonly kind: "departed"; readonly id: string; readonly from: Date }
  | { readonly kind: "phone"; readonly id: string; readonly verified: boolean }
  | {
      readonly kind: "preferred";
      readonly id: string;
      readonly districts: readonly string[];
      readonly daysOff: readonly number[];
      readonly cap: number | null;
    }
  | {
      readonly kind: "employed";
      readonly id: string;
      readonly unit: string;
      readonly main: boolean;
      readonly from: string;
      readonly to: string | null;
    }
  | {
      readonly kind: "specialty";
      readonly id: string;
      readonly code: string;
      readonly from: string;
      readonly to: string | null;
    }
  | {
      readonly kind: "interest";
      readonly id: string;
      readonly uscc: string;
      readonly from: string;
      readonly to: string | null;
    }
  /** Leave given up, suspension lifted, departed and taken back: so from now on. */
  | { readonly kind: "ended"; readonly of: string }
  /** A mistake corrected: it never was so. */
  | { readonly kind: "corrected"; readonly of: string }
);

export type EventOf<K extends HistoryEvent["kind"]> = Extract<HistoryEvent, { kind: K }>;

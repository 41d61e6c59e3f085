/** Who wrote it, as only its handler reads it. */
export interface ComplaintAuthor {
  /** As whom she gave her name: typed in by anybody, or by her login. */
  readonly kind: "TYPED" | "EXPERT" | "UNIT";
  readonly name: string;
  readonly unit: string;
  readonly contact: string;
}

/** What was written, as only its handler reads it. */
export interface ComplaintContent {
  readonly text: string;
  readonly caseNumber: string;
}

export const authorKindLabels: Readonly<Record<ComplaintAuthor["kind"], string>> = {
  TYPED: "自己填写，未核实",
  EXPERT: "评审专家，已登录",
  UNIT: "单位，已登录",
};

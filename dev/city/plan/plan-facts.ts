/** What the plan is about; every figure is invented. */
export interface PlanFacts {
  /** e.g. 明挖段基坑专项施工方案 */
  title: string;
  projectName: string;
  contractor?: string;
  supervision?: string;
  owner?: string;
  /** Depth of the pit in metres; 12.6 when left out. */
  depth?: number;
  /** Date on the cover, `YYYY-MM-DD`. */
  date?: string;
}

export function withDefaults(facts: PlanFacts): Required<PlanFacts> {
  return {
    contractor: "模拟施工单位",
    supervision: "模拟监理单位",
    owner: "模拟建设单位",
    depth: 12.6,
    date: "2026-11-01",
    ...facts,
  };
}

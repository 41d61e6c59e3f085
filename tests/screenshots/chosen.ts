/** A picture the manuals show: which visit of the page table, how wide, how much of its length. */
export interface Chosen {
  readonly visit: string;
  readonly file: string;
  readonly width: 360 | 1280;
  readonly size?: "elder";
  /** Pixels kept from the top; shorter pages are kept whole. */
  readonly height: number;
}

const desk = (visit: string, file: string, height = 900): Chosen => ({
  visit,
  file: `${file}-1280.png`,
  width: 1280,
  height,
});
const handy = (visit: string, file: string, height = 1300): Chosen => ({
  visit,
  file: `${file}-360.png`,
  width: 360,
  size: "elder",
  height,
});

/** What of the walk over every page goes into public/manual; the README shows the first. */
export const chosen: readonly Chosen[] = [
  desk("contractor-cases-panel-inviting", "contractor-panel-inviting", 1000),
  desk("login", "login", 560),
  desk("contractor-projects-id", "contractor-project"),
  desk("contractor-projects-items-itemid", "contractor-item"),
  desk("contractor-cases-tasks", "contractor-tasks", 760),
  desk("contractor-cases-draw", "contractor-draw-check"),
  desk("contractor-cases-draw-published", "contractor-draw", 900),
  desk("contractor-cases-panel-formed", "contractor-panel-formed", 1000),
  handy("i-token", "expert-landing", 1000),
  handy("expert-invitations-id", "expert-invitation", 1700),
  handy("expert-invitations-accept", "expert-accept"),
  handy("expert-invitations-decline", "expert-decline"),
  desk("regulator", "regulator-desk"),
  desk("regulator-cases-id", "regulator-case"),
  desk("regulator-cases-verification", "regulator-verification"),
  desk("contractor-delegates", "contractor-delegates", 560),
  desk("contractor-capacity-answered", "contractor-capacity", 1150),
  handy("apply-id", "expert-apply"),
  handy("apply-id-renewal", "expert-renewal"),
  handy("expert-onboarding", "expert-onboarding", 1000),
  handy("expert-profile-interests", "expert-interests", 1200),
  desk("regulator-applications-id-review", "regulator-application"),
  desk("regulator-decisions-id-second", "regulator-decision", 800),
  desk("regulator-organizations-id", "regulator-organization", 1000),
  desk("regulator-imports-id-refused", "regulator-import", 800),
  desk("regulator-pool", "regulator-pool", 1000),
  desk("experts-number", "public-integrity", 1000),
  desk("letters-code", "public-letter", 900),
  desk("supervision", "supervision-desk"),
  desk("admin-system", "admin-system", 640),
];

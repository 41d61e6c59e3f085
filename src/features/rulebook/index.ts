/**
 * Purpose: the rules of the house as dated data — policy, catalogue, specialties, districts, calendar.
 * Lifecycle: a version is entered, takes force on its date, is superseded by a later one, never edited.
 * Invariant: a case keeps the policy version it was made under, a plan the catalogue of its submission.
 * Invariant: fewer than five main-specialty experts cannot be entered; limbs marked 及以上 include the number.
 * Invariant: every due instant is a pure function of facts, policy and calendar version, in China's time.
 */
export {
  addWorkingDays,
  type DayDeadline,
  dayDeadline,
  reportDeadline,
  workingDayDeadline,
} from "./calendar/deadlines";
export { addDuration, addHours, durationMs, formatDuration, isDuration } from "./calendar/duration";
export {
  calendarOf,
  type HolidayCalendar,
  type HolidayTable,
  holidayTableSchema,
  workingDayFrom,
} from "./calendar/holidays";
export { inSendHours, nextSendInstant, type SendHours } from "./calendar/send-hours";
export {
  addDays,
  type DateString,
  dateAt,
  instantOf,
  isDate,
  minuteOfDay,
  weekday,
} from "./calendar/shanghai";
export { stateCouncilHolidays } from "./calendar/state-council";
export { type Catalogue, catalogueFaults, catalogueOn } from "./catalogue/in-force";
export {
  type CatalogueVersion,
  catalogueVersionSchema,
  type Kind,
  type Parameter as CatalogueParameter,
  type Rule,
} from "./catalogue/model";
export { NATIONAL_2018 } from "./catalogue/national-2018";
export { UNITS, type UnitCode } from "./catalogue/units";
export { type Classification, classify, classifyBy, type FiredClause } from "./classifier/classify";
export { classifyPlan, type PlanClassification } from "./classifier/classify-plan";
export {
  compareLevels,
  LEVELS,
  type Level,
  RESULT_DUTIES,
  RESULT_LABELS,
  type Result,
} from "./classifier/levels";
export { type Override, whyNotOverride } from "./classifier/override";
export { type Item, itemSchema } from "./classifier/read-item";
export {
  formatDate,
  formatDeadline,
  formatInstant,
  formatInstantExactly,
  formatRemaining,
  formatTime,
} from "./format";
export {
  BUREAU,
  competentBodyOf,
  JURISDICTIONS,
  type Jurisdiction,
  jurisdictionsOn,
  liesWithin,
  MUNICIPAL_CODE,
  PLATFORM,
  STATION,
} from "./jurisdictions";
export { listHolidays, listPolicyVersions } from "./list-versions";
export { missingParties, PARTY_ROLE_CODES, PARTY_ROLES, type PartyRole, partyRoleLabel } from "./party-roles";
export { missingPlanParts, PLAN_PART_IDS, PLAN_PARTS, type PlanPartId } from "./plan-parts";
export { POLICY_PARAMETERS, type PolicyKey, type PolicyParameters } from "./policy/parameters";
export {
  describePolicy,
  diffPolicies,
  FIRST_POLICY,
  newPolicyVersionSchema,
  POLICY_KEYS,
  type PolicyChange,
  type PolicyRow,
  type PolicyVersion,
  policyAt,
  policyVersionSchema,
} from "./policy/versions";
export {
  catalogueInForce,
  holidayCalendar,
  listJurisdictions,
  policyInForce,
  policyOf,
  type SupervisedArea,
} from "./queries";
export { recordRulebook } from "./record-rulebook";
export { allowedExtraSpecialties, mainSpecialties, mainSpecialty } from "./specialties/match";
export {
  FIELDS,
  type Field,
  LIBRARIES,
  type Library,
  SPECIALTY_CODES,
  type SpecialtyCode,
  specialtyOf,
} from "./specialties/specialties";

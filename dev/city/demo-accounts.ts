import { addDays } from "@/features/rulebook/calendar/shanghai";
import type { Account } from "../identity-provider/account";
import type { City, CityOperator, CityUnit } from "./city";

/** The one password of every demonstration account: public, so production refuses the directory. */
export const demoPassword = "demo-gongping-2026";

const postNames = {
  station: "市监督站",
  bureau: "市住建局",
  district: "区（市）监管",
  system: "系统管理员",
  security: "安全管理员",
  audit: "审计管理员",
} as const;

/** Workspaces as `npm start` names them. */
const workspaces = {
  contractor: "施工单位",
  owner: "建设单位",
  supervision: "监理单位",
  expert: "评审专家",
} as const;

/** What the first applicants are for: one may still apply, the other has been appointed and has to sign. */
const applicantNotes = ["申报专家", "新聘专家，待签承诺"];

const delegateNotes = ["经办人，可申报和抽取", "经办人，只可申报；另一单位待接受"];

export interface DemoRow {
  username: string;
  password: string;
  who: string;
  workspace: string;
}

/**
 * Everybody who can log in: `contractor1…`, `supervision1…` and so on for units (法人登录), the pool number
 * in lower case for experts, `applicant1…` for who wants into the pool, `delegate1…` for who acts for units, `station1…`, `bureau1…`, `district-370202…`, `admin-system…` for staff,
 * `newcomer` for a unit nobody knows, `locked` for an account the platform has locked.
 */
export function demoAccounts(city: City): Account[] {
  const people = new Map(city.people.map((person) => [person.id, person]));
  const natural = (username: string, personId: string, note?: string): Account => {
    const { name, idNumber, phone } = people.get(personId)!;
    return {
      username,
      password: demoPassword,
      userType: "natural",
      name,
      idNumber,
      phone,
      loa: "3",
      ...(note ? { note } : {}),
    };
  };
  const staff = staffNames(city).map(({ username, personId, note }) => natural(username, personId, note));
  const first = firstClearExpert(city);
  const experts = city.experts.map((expert) =>
    natural(expert.number.toLowerCase(), expert.personId, expert === first ? "评审专家" : undefined),
  );
  const applicants = city.applicants.map(
    (one, index): Account => ({
      ...one,
      username: `applicant${index + 1}`,
      password: demoPassword,
      userType: "natural",
      loa: "3",
      ...(index < applicantNotes.length ? { note: applicantNotes[index] } : {}),
    }),
  );
  const delegates = city.delegates.map(
    (one, index): Account => ({
      ...one,
      username: `delegate${index + 1}`,
      password: demoPassword,
      userType: "natural",
      loa: "3",
      note: delegateNotes[index] ?? "",
    }),
  );
  return [...unitAccounts(city), ...staff, ...experts, ...applicants, ...delegates];
}

/** The dozen accounts worth printing after a start. */
export function demoTable(city: City): DemoRow[] {
  const wanted = [
    "contractor1",
    "contractor2",
    "owner1",
    "supervision1",
    firstClearExpert(city)?.number.toLowerCase(),
    "applicant1",
    "applicant2",
    "delegate1",
    "station1",
    "station2",
    "bureau1",
    "district-370202",
    "admin-system",
    "newcomer",
    "locked",
  ];
  const accounts = new Map(demoAccounts(city).map((account) => [account.username, account]));
  return wanted.flatMap((username) => {
    const account = username === undefined ? undefined : accounts.get(username);
    if (!account) return [];
    const who = account.orgName ? `${account.orgName} · ${account.name}` : account.name;
    return [{ username: account.username, password: account.password, who, workspace: account.note ?? "" }];
  });
}

function unitAccounts(city: City): Account[] {
  const units = new Map([...city.units, city.stranger].map((unit) => [unit.id, unit]));
  const seen = new Map<string, number>();
  const list = city.operators.map((operator) => {
    const unit = units.get(operator.unitId)!;
    const kind = unit === city.stranger ? "newcomer" : (unit.kinds[0] ?? "other");
    const ordinal = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, ordinal);
    const note = kind === "newcomer" ? "首次登录的单位" : workspaces[kind as keyof typeof workspaces];
    return legal(kind === "newcomer" ? kind : `${kind}${ordinal}`, unit, operator, note);
  });
  const last = list.findLast((account) => account.username.startsWith("contractor"))!;
  return [...list, { ...last, username: "locked", locked: true, note: "已被平台锁定的账号" }];
}

function legal(username: string, unit: CityUnit, operator: CityOperator, note: string | undefined): Account {
  return {
    username,
    password: demoPassword,
    userType: "legal",
    name: operator.name,
    idNumber: operator.idNumber,
    phone: operator.phone,
    orgName: unit.name,
    uscc: unit.uscc,
    ...(note ? { note } : {}),
  };
}

function staffNames(city: City): { username: string; personId: string; note: string }[] {
  const seen = new Map<string, number>();
  return city.staff.map(({ post, jurisdictionCode, personId }) => {
    const ordinal = (seen.get(post) ?? 0) + 1;
    seen.set(post, ordinal);
    const username =
      post === "district"
        ? `district-${jurisdictionCode}`
        : post === "station" || post === "bureau"
          ? `${post}${ordinal}`
          : `admin-${post}`;
    return { username, personId, note: postNames[post] };
  });
}

/** The first expert whom nothing keeps from being drawn, for whoever wants to look at an expert's pages. */
function firstClearExpert(city: City) {
  const people = new Map(city.people.map((person) => [person.id, person]));
  return city.experts.find(
    (expert) =>
      expert.suspensions.length + expert.leaves.length + expert.interests.length === 0 &&
      expert.preferences.length + expert.departures.length === 0 &&
      expert.confirmations.some(({ on }) => on > addDays(city.today, -360)) &&
      expert.terms.some((term) => term.from <= city.today && city.today <= term.to) &&
      people.get(expert.personId)!.phoneVerified,
  );
}

import type { ReactNode } from "react";
import { workspaces } from "@/features/accounts";
import type { Post, Role, UserActor } from "@/platform/actor";
import { rightsText } from "@/platform/delegated-right";
import { currentLogin } from "@/platform/request";
import { idleMinutes, type Login } from "@/platform/session";
import type { Crumb } from "@/ui/breadcrumb";
import { PageHead } from "@/ui/page-head";
import { type NavItem, Shell } from "@/ui/shell";
import type { DisplaySize } from "@/ui/size-switch";
import { readDisplaySize } from "./display-size";
import { IdleNotice } from "./idle-notice";
import { product, siteFooter } from "./site";

/** `also`: pages that belong to the entry and stand elsewhere; `unitOnly`: not for a unit's delegates. */
type Entry = {
  label: string;
  href: string;
  also?: readonly string[];
  posts?: readonly Post[];
  unitOnly?: true;
};

/** What the districts have nothing to do with: for them it is not there. */
const city: readonly Post[] = ["station", "bureau"];

const navigation: Readonly<Record<Role, readonly Entry[]>> = {
  contractor: [
    { label: "工作台", href: "/contractor" },
    { label: "论证申报", href: "/contractor/cases" },
    { label: "我的工程", href: "/contractor/projects" },
    { label: "抽取预览", href: "/contractor/capacity" },
    { label: "经办人", href: "/contractor/delegates", unitOnly: true },
  ],
  expert: [
    { label: "待办", href: "/expert" },
    { label: "我的论证", href: "/expert/cases" },
    { label: "我的记录", href: "/expert/records", also: ["/expert/rounds", "/expert/attestations"] },
    { label: "我的资料", href: "/expert/profile", also: ["/expert/leave", "/expert/resign"] },
  ],
  supervision: [{ label: "待审方案", href: "/supervision" }],
  regulator: [
    { label: "工作台", href: "/regulator" },
    { label: "论证项目", href: "/regulator/cases", also: ["/regulator/emergencies"] },
    { label: "论证报告", href: "/regulator/reports" },
    {
      label: "专家申报",
      href: "/regulator/applications",
      also: ["/regulator/campaigns", "/regulator/special-invitations"],
      posts: city,
    },
    { label: "专家库体检", href: "/regulator/pool", posts: city },
    { label: "专家库", href: "/regulator/experts", also: ["/regulator/imports", "/regulator/decisions"] },
    { label: "单位名录", href: "/regulator/organizations" },
    { label: "短信记录", href: "/regulator/messages" },
  ],
  admin: [{ label: "首页", href: "/admin" }],
};

export type WorkspaceShellProps = {
  role: Role;
  /** Set to let the shell write the page's h1; leave out when the page has its own head. */
  title?: ReactNode;
  /** From below the workspace to this page; the workspace itself is put before them. */
  crumbs?: readonly Crumb[];
  /** The address of this page with its query: it decides the current entry and where 长辈版 comes back to. */
  here: string;
  /** Numbers beside entries of the navigation, by address. */
  unread?: Readonly<Record<string, number>>;
  /** For pages reached from a text message: 长辈版 unless chosen otherwise. */
  size?: DisplaySize;
  children: ReactNode;
};

/** Everything around a page of a workspace. The page itself has called `pageContext` for its role. */
export async function WorkspaceShell(props: WorkspaceShellProps) {
  const { role, title, crumbs = [], here, unread = {}, size, children } = props;
  const login = await currentLogin();
  const actor = login?.actors.find((one) => one.role === role);
  const home = workspaces[role];
  const entries = navigation[role].filter(
    ({ posts, unitOnly }) =>
      (!posts || (actor?.post && posts.includes(actor.post))) && !(unitOnly && actor?.rights),
  );
  return (
    <Shell
      product={product}
      user={actor && login ? userOf(login, actor) : undefined}
      nav={markCurrent(entries, here).map((entry) => ({ ...entry, unread: unread[entry.href] }))}
      crumbs={[{ label: home.name, href: home.path }, ...crumbs]}
      size={await readDisplaySize(size)}
      here={here}
      loginHref={`/login?return=${encodeURIComponent(here)}`}
      logoutHref="/logout"
      footer={siteFooter()}
    >
      {login ? <IdleNotice key={login.sessionKey} secondsLeft={secondsLeft(login)} /> : null}
      {actor?.rights ? <ActingFor actor={actor} /> : null}
      {title ? <PageHead title={title} /> : null}
      {children}
    </Shell>
  );
}

/** On a phone the header has no room for names, and a delegate must see for whom she acts. */
function ActingFor({ actor }: { actor: UserActor }) {
  return (
    <p className="small muted">
      您是{actor.organizationName}的经办人，<a href="/contractor/rights">权限</a>：
      {rightsText(actor.rights ?? [])}。
    </p>
  );
}

/** Who is signed in, for whom, and the way to another office or unit where there is one. */
function userOf({ actors, units }: Login, actor: UserActor) {
  const delegate = actor.role === "contractor" && actor.rights !== null;
  const others = actors.length > 1 || units.length > (delegate ? 1 : 0);
  return {
    name: delegate ? `${actor.name}（经办人）` : actor.name,
    organization: actor.organizationName ?? undefined,
    switchHref: others ? "/home" : undefined,
  };
}

/** The entry one of whose addresses is the longest beginning of this page's. */
function markCurrent(entries: readonly Entry[], here: string): NavItem[] {
  const path = here.split(/[?#]/)[0] ?? here;
  const within = entries
    .flatMap((entry) => [entry.href, ...(entry.also ?? [])].map((href) => ({ entry, href })))
    .filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const current = within.sort((a, b) => b.href.length - a.href.length)[0]?.entry;
  return entries.map((entry) => ({ label: entry.label, href: entry.href, current: entry === current }));
}

/** Idle time after this request: reading the login counted as use unless the last one was a minute ago. */
export function secondsLeft(login: Login): number {
  const staff = login.actors.some(({ post }) => post !== null);
  const limit = 60 * (staff ? idleMinutes.staff : idleMinutes.others);
  return limit - login.idleSecondsLeft > 60 ? limit : login.idleSecondsLeft;
}

import { acceptInvitation, recheckCase } from "../../src/features/panels";
import { linkToken } from "../../src/platform/crypto";
import { draw } from "../support/drawn-case";
import { as, expertActor, makeAdmittedCase, regulatorActor } from "../support/world";
import type { Site } from "./site";

/** A page as somebody meets it: its path and the session it is read with. */
export interface Address {
  readonly path: string;
  readonly cookie?: string;
}

/** Pages that only lead on to another one. */
const ways = ["/home"];

/**
 * One address for each page of the product, by route. Every case lies in the state that shows its page, one
 * of them drawn, with one expert who has said yes and one who is asked.
 */
export async function findAddresses(site: Site): Promise<ReadonlyMap<string, Address>> {
  const { owner } = site;
  const drawn = await site.prepare(() => makeDrawn(site));
  const contractor = await site.signIn({ userId: drawn.contractor });
  const staff = (post: string) => site.city.staff.find((one) => one.post === post)!.personId;
  const station = await site.signIn({ personId: staff("station") });
  const [system, security, audit] = await Promise.all(
    ["system", "security", "audit"].map((post) => site.signIn({ personId: staff(post) })),
  );
  const one = async (state: string) => {
    const [row] = await owner<{ id: string; projectId: string }[]>`
      update review_case set organization_id = ${drawn.organizationId} where id =
      (select id from review_case where state = ${state} and organization_id <> ${drawn.organizationId} order by created_at desc limit 1) returning id, project_id as "projectId"`;
    await owner`update project set organization_id = ${drawn.organizationId} where id = ${row!.projectId}`;
    return row!;
  };
  const draft = await one("DRAFT");
  const submitted = await one("SUBMITTED");
  const admitted = await one("ADMITTED");
  const [item] = await owner<
    { id: string }[]
  >`select id from hazardous_item where project_id = ${draft.projectId} limit 1`;
  const [fresh] = await owner<{ id: string; partyId: string }[]>`
    with made as (
      insert into project (id, organization_id, name, address, library, jurisdiction_code)
      select gen_random_uuid(), organization_id, name, address, library, jurisdiction_code from project
      where id = ${draft.projectId} returning id
    )
    insert into project_party (id, project_id, role, organization_id)
    select gen_random_uuid(), made.id, 'monitoring', organization_id from made, project_party
    where project_id = ${draft.projectId} and role = 'owner' returning project_id as id, id as "partyId"`;
  const answered = await one("ADMITTED");
  await owner`update review_case set seats = ${owner.json([{ specialty: "SZ-JK", count: 5 }])}, meeting_place = '项目部会议室',
    meeting_from = app_now() + interval '8 days', meeting_to = app_now() + interval '8 days 2 hours' where id = ${answered.id}`;
  const of = (base: string, cookie: string | undefined, paths: Record<string, string>) =>
    Object.entries(paths).map(([route, path]) => [base + route, { path, cookie }] as const);
  const own = (id: string, below = "") => `/contractor/cases/${id}${below}`;
  const project = `/contractor/projects/${draft.projectId}`;
  const asked = `/expert/invitations/${drawn.asked.id}`;
  const seen = `/regulator/cases/${drawn.caseId}`;
  return new Map([
    ...of("", undefined, {
      "/": "/",
      "/login": "/login",
      "/logout": "/logout",
      "/draw-method": "/draw-method",
      "/verify": "/verify",
      "/manual": "/manual",
      "/manual/admin": "/manual/admin",
      "/manual/contractor": "/manual/contractor",
      "/manual/expert": "/manual/expert",
      "/manual/regulator": "/manual/regulator",
      "/manual/supervision": "/manual/supervision",
      "/certificates/[code]": `/certificates/${drawn.publicCode}`,
      "/i/[token]": `/i/${drawn.asked.token}`,
    }),
    ...of("/register", await site.signIn({ userId: drawn.newcomer }), { "": "/register" }),
    ...of("/contractor", contractor, {
      "": "/contractor",
      "/cases": "/contractor/cases",
      "/cases/new": `/contractor/cases/new?project=${draft.projectId}`,
      "/cases/[id]": own(admitted.id),
      "/cases/[id]/cancel": own(admitted.id, "/cancel"),
      "/cases/[id]/check": own(draft.id, "/check"),
      "/cases/[id]/draw": own(answered.id, "/draw"),
      "/cases/[id]/draw/meeting": own(admitted.id, "/draw/meeting"),
      "/cases/[id]/draw/place": own(admitted.id, "/draw/place"),
      "/cases/[id]/draw/team": own(admitted.id, "/draw/team"),
      "/cases/[id]/edit": own(draft.id, "/edit"),
      "/cases/[id]/files/[kind]": own(draft.id, "/files/plan"),
      "/cases/[id]/panel": own(drawn.caseId, "/panel"),
      "/cases/[id]/parts": own(draft.id, "/parts"),
      "/cases/[id]/submitted": own(submitted.id, "/submitted"),
      "/cases/[id]/tasks": own(draft.id, "/tasks"),
      "/projects": "/contractor/projects",
      "/projects/new": "/contractor/projects/new",
      "/projects/[id]": project,
      "/projects/[id]/edit": `/contractor/projects/${fresh!.id}/edit`,
      "/projects/[id]/items/[itemId]": `${project}/items/${item!.id}`,
      "/projects/[id]/items/new": `${project}/items/new`,
      "/projects/[id]/parties/[partyId]/remove": `/contractor/projects/${fresh!.id}/parties/${fresh!.partyId}/remove`,
      "/projects/[id]/parties/new": `${project}/parties/new`,
    }),
    ...of("/expert", await site.signIn({ personId: drawn.asked.personId }), {
      "": "/expert",
      "/cases": "/expert/cases",
      "/rounds": "/expert/rounds",
      "/invitations/[id]": asked,
      "/invitations/[id]/accept": `${asked}/accept?undertaking=yes`,
      "/invitations/[id]/decline": `${asked}/decline`,
      "/invitations/[id]/decline/check": `${asked}/decline/check?reason=TIME`,
    }),
    ...of("/expert", await site.signIn({ personId: drawn.accepted.personId }), {
      "/invitations/[id]/done": `/expert/invitations/${drawn.accepted.id}/done`,
      "/invitations/[id]/withdraw": `/expert/invitations/${drawn.accepted.id}/withdraw`,
    }),
    ...of("/regulator", station, {
      "": "/regulator",
      "/cases": "/regulator/cases",
      "/messages": "/regulator/messages",
      "/cases/[id]": seen,
      "/cases/[id]/admit": `/regulator/cases/${submitted.id}/admit`,
      "/cases/[id]/return": `/regulator/cases/${submitted.id}/return`,
      "/cases/[id]/cancellation": `${seen}/cancellation`,
      "/cases/[id]/recheck": `${seen}/recheck`,
      "/cases/[id]/rounds/[round]": `${seen}/rounds/1`,
      "/cases/[id]/verification": `${seen}/verification`,
    }),
    ...of("/supervision", await site.signIn({ userId: drawn.supervisor }), {
      "": "/supervision",
      "/cases/[id]": `/supervision/cases/${drawn.caseId}`,
    }),
    ...of("/admin", system, {
      "": "/admin",
      "/holidays": "/admin/holidays",
      "/jobs": "/admin/jobs",
      "/policies": "/admin/policies",
    }),
    ...of("/admin", security, {
      "/accounts": "/admin/accounts",
      "/accounts/[id]": `/admin/accounts/${encodeURIComponent(drawn.contractor)}`,
    }),
    ...of("/admin", audit, { "/trace": "/admin/trace" }),
  ]);
}

/** Whether a route is one that has an address of its own. */
export const isPage = (route: string): boolean => !ways.includes(route);

/** A drawn case by the product's own use-cases; the carriers' part is written as they would report it. */
export async function makeDrawn({ owner }: Site) {
  // The case made here counts from 1 as well.
  await owner`update review_case set number = overlay(number placing '9' from 11) where number is not null`;
  const filing = await makeAdmittedCase();
  await owner`update organization set kinds = '{supervision}' where id = ${filing.parties.supervision!.id}`;
  await draw(filing);
  await owner`update invitation set state = 'DELIVERED', sent_at = app_now(), delivered_at = app_now(), delivered_via = 'receipt',
    deadline = app_now() + interval '6 hours' where case_id = ${filing.caseId}`;
  const known = await owner<{ id: string; expertId: string; personId: string; number: string }[]>`
    select i.id, i.expert_id as "expertId", e.person_id as "personId", e.number
    from invitation i join expert e on e.id = i.expert_id where i.case_id = ${filing.caseId} order by e.number`;
  const [asked, accepted] = known;
  if (!asked || !accepted) throw new Error("the bench's draw did not happen");
  await acceptInvitation(await as(expertActor({ ...accepted, id: accepted.expertId, employer: null })), {
    invitationId: accepted.id,
  });
  await recheckCase(await as(regulatorActor("station", "370200")), filing.caseId);
  await owner`update review_case set first_formed_at = app_now(), cancel_requested_at = app_now(), cancel_reason = '设计变更' where id = ${filing.caseId}`;
  const [round] = await owner<{ publicCode: string }[]>`
    select public_code as "publicCode" from draw_round where case_id = ${filing.caseId}`;
  const account = async (organizationId: string) => {
    const id = `bench-${organizationId}`;
    await owner`insert into app_user (id, name, user_type, person_id, organization_id)
      values (${id}, '王工', 'legal', ${filing.actor.personId}, ${organizationId})`;
    return id;
  };
  const [stranger] = await owner<{ id: string }[]>`
    insert into organization (id, uscc, name) values (gen_random_uuid(), '91370200BENCH00001', '首次登录的单位') returning id`;
  return {
    caseId: filing.caseId,
    organizationId: filing.contractor.id,
    contractor: filing.actor.id,
    supervisor: await account(filing.parties.supervision!.id),
    newcomer: await account(stranger!.id),
    publicCode: round!.publicCode,
    asked: { ...asked, token: linkToken("invitation", asked.id) },
    accepted,
  };
}

import type { PageArea } from "./area";

/** What the three administrators see of posts, units, rules, holidays and buried work. */
export const administrationPages: PageArea = async (city) => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as Record<string, string>[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const system = (address: string, variant?: string) => ({
    as: "admin-system",
    address,
    ...(variant ? { variant } : {}),
  });
  const security = (address: string, variant?: string) => ({
    as: "admin-security",
    address,
    ...(variant ? { variant } : {}),
  });
  const audit = (address: string, variant: string) => ({ as: "admin-audit", address, variant });
  const change = (state: string) =>
    ask(`select id from post_change where state = '${state}' order by proposed_at limit 1`);
  const draft = (state: string) =>
    ask(`select id from policy_draft where state = '${state}' order by changed_at limit 1`);
  const imported = (state: string) =>
    ask(`select id from holiday_import where state = '${state}' order by created_at limit 1`);
  const [open, confirmed] = [await change("PROPOSED"), await change("CONFIRMED")];
  const [returned, discarded] = [await draft("DRAFT"), await draft("DISCARDED")];
  const [previewed, refused] = [await imported("PREVIEWED"), await imported("REFUSED")];
  const officer =
    await ask(`select u.id, s.id as post from app_user u join staff_post s on s.person_id = u.person_id
    where u.user_type = 'natural' and s.post = 'bureau' and s.valid_to is null order by s.id limit 1`);
  const unit = await ask("select id from organization where registered_at is not null order by name limit 1");
  const locked = await ask("select id from organization where locked_at is not null limit 1");
  const job = (which: string) =>
    ask(
      `select id from outbox where dead_at is not null and given_up_at is ${which} order by dead_at limit 1`,
    );
  const account = `/admin/accounts/${encodeURIComponent(officer.id ?? "")}`;
  return {
    "/admin/posts": [
      system("/admin/posts"),
      security("/admin/posts", "security"),
      audit("/admin/posts?list=closed", "closed"),
    ],
    "/admin/posts/[id]": [
      system(`/admin/posts/${open.id}`),
      security(`/admin/posts/${open.id}`, "proposer"),
      audit(`/admin/posts/${confirmed.id}`, "confirmed"),
    ],
    "/admin/accounts/[id]/posts/new": [security(`${account}/posts/new`)],
    "/admin/accounts/[id]/posts/[postId]/end": [security(`${account}/posts/${officer.post}/end`)],
    "/admin/units": [security("/admin/units"), security("/admin/units?state=locked", "locked")],
    "/admin/units/[id]": [
      security(`/admin/units/${unit.id}`),
      security(`/admin/units/${locked.id}`, "locked"),
    ],
    "/admin/policies/draft": [system("/admin/policies/draft")],
    "/admin/policies/drafts/[id]": [
      system(`/admin/policies/drafts/${returned.id}`),
      security(`/admin/policies/drafts/${returned.id}`, "security"),
      audit(`/admin/policies/drafts/${discarded.id}`, "discarded"),
    ],
    "/admin/holidays/imports/[id]": [
      system(`/admin/holidays/imports/${previewed.id}`),
      system(`/admin/holidays/imports/${refused.id}`, "refused"),
    ],
    "/admin/jobs/[id]": [
      system(`/admin/jobs/${(await job("null")).id}`),
      system(`/admin/jobs/${(await job("not null")).id}`, "given-up"),
    ],
  };
};

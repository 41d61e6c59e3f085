import type { PageArea, Shown } from "./area";

type Found = { id: string; uscc: string; supervision: string };

/** Inspections at each step, their lists, reviews held outside the platform, the key-watch list and a voiding. */
export const inspectionPages: PageArea = async (city) => {
  const ask = async <T extends object>(query: string): Promise<T> => {
    const [row] = (await city.database.owner.unsafe(query)) as unknown as T[];
    if (!row) throw new Error(`the city has nothing for: ${query}`);
    return row;
  };
  const accountOf = (uscc: string) => {
    const account = city.accounts.find((one) => one.uscc === uscc && !one.locked);
    if (!account) throw new Error(`nobody logs in for ${uscc}`);
    return account.username;
  };
  const at = (as: string, address: string, variant?: string): Shown => ({
    as,
    address,
    ...(variant ? { variant } : {}),
  });
  /** A row with the body whose list it is, and the units of its works. */
  const row = (where: string) =>
    ask<Found & { body: string }>(`select v.id, l.jurisdiction_code as body, o.uscc,
        (select s.uscc from project_party t join organization s on s.id = t.organization_id
          where t.project_id = v.project_id and t.role = 'supervision' and t.removed_at is null limit 1) as supervision
      from inspection v join inspection_list l on l.id = v.list_id join organization o on o.id = v.organization_id
      where ${where} order by v.number limit 1`);
  const list = (where: string) =>
    ask<{ id: string; body: string }>(
      `select id, jurisdiction_code as body from inspection_list l where ${where} order by number limit 1`,
    );
  const review = (state: string) =>
    ask<{ id: string; uscc: string; body: string }>(`select r.id, o.uscc, r.recorded_for as body
      from outside_review r join organization o on o.id = r.organization_id where r.state = '${state}' order by r.number limit 1`);
  const voiding = (state: string) =>
    ask<{ id: string }>(`select case_id as id from case_void where state = '${state}' limit 1`);
  const ofBody = (body: string) => (body === "370200" ? "station1" : `district-${body}`);

  const filtered = "l.kind = 'FILTER'";
  const planned = await row(`v.state = 'PLANNED' and ${filtered}`);
  const onSite = await row("v.state = 'ON_SITE'");
  const found = await row(`v.state = 'FINDINGS' and ${filtered}`);
  const asked = await row("v.state = 'RECTIFY' and v.round = 1");
  const returned = await row("v.state = 'RECTIFY' and v.round = 2");
  const resubmitted = await row("v.state = 'RESUBMITTED'");
  const escalated = await row("v.state = 'ESCALATED'");
  const verified = await row("v.state = 'VERIFIED'");
  const closed = await row("v.state = 'CLOSED' and v.round > 0");
  const built = await list("kind = 'FILTER' and exists (select from inspection v where v.list_id = l.id)");
  const drawn = await list("kind = 'RANDOM'");
  const [recorded, notified] = [await review("RECORDED"), await review("NOTIFIED")];
  const [circulated, withdrawn] = [await review("CIRCULATED"), await review("WITHDRAWN")];
  const [proposed, voided] = [await voiding("PROPOSED"), await voiding("CONFIRMED")];

  const register = "/regulator/inspections";
  const own = (one: { id: string; body: string }, below = "", variant?: string) =>
    at(ofBody(one.body), `${register}/${one.id}${below}`, variant);
  const unit = (role: "contractor" | "supervision", one: Found, variant?: string) =>
    at(
      accountOf(role === "contractor" ? one.uscc : one.supervision),
      `/${role}/inspections/${one.id}`,
      variant,
    );
  const outside = "/regulator/outside-reviews";
  return {
    [register]: [
      at("station1", register),
      at("bureau1", `${register}?queue=overdue`, "overdue"),
      at("district-370202", `${register}?queue=toVisit`, "to-visit"),
      at("station1", `${register}?keyword=${encodeURIComponent("没有这个工程")}`, "empty"),
    ],
    [`${register}/[id]`]: [
      own(planned),
      own(onSite, "", "on-site"),
      own(found, "", "findings"),
      own(asked, "", "rectify"),
      own(returned, "", "returned"),
      own(escalated, "", "escalated"),
      own(verified, "", "verified"),
      own(closed, "", "closed"),
      at("bureau1", `${register}/${found.id}`, "bureau"),
    ],
    [`${register}/[id]/site`]: [own(onSite, "/site")],
    [`${register}/[id]/photos`]: [own(onSite, "/photos")],
    [`${register}/[id]/check`]: [own(resubmitted, "/check")],
    [`${register}/lists`]: [
      at("station1", `${register}/lists`),
      at("district-370214", `${register}/lists`, "none"),
    ],
    [`${register}/lists/new`]: [
      at("district-370213", `${register}/lists/new`),
      at("station1", `${register}/lists/new?reasons=ROUTINE&reasons=WATCH_DUE`, "chosen"),
      at("station1", `${register}/lists/new?keyword=${encodeURIComponent("没有这个工程")}`, "empty"),
    ],
    [`${register}/lists/random`]: [at("station1", `${register}/lists/random`)],
    [`${register}/lists/[id]`]: [
      at(ofBody(built.body), `${register}/lists/${built.id}`),
      at(ofBody(drawn.body), `${register}/lists/${drawn.id}`, "drawn"),
    ],
    [outside]: [at("station1", outside), at("district-370214", outside, "none")],
    [`${outside}/new`]: [
      at("station1", `${outside}/new?search=${encodeURIComponent("工程")}`),
      at(
        "station1",
        `${outside}/new?project=${(await ask<{ id: string }>("select id from project limit 1")).id}`,
        "works",
      ),
    ],
    [`${outside}/[id]`]: [
      at(ofBody(recorded.body), `${outside}/${recorded.id}`),
      at("station2", `${outside}/${notified.id}`, "notified"),
      at("station1", `${outside}/${circulated.id}`, "circulated"),
      at("bureau1", `${outside}/${withdrawn.id}`, "withdrawn"),
    ],
    "/regulator/exports": [at("station1", "/regulator/exports")],
    "/regulator/key-watch": [
      at("station1", "/regulator/key-watch"),
      at("station1", "/regulator/key-watch?tab=ended", "ended"),
    ],
    "/regulator/cases/[id]/void": [
      at("bureau1", `/regulator/cases/${proposed.id}/void`),
      at("station1", `/regulator/cases/${proposed.id}/void`, "own"),
      at("station1", `/regulator/cases/${voided.id}/void`, "confirmed"),
    ],
    "/contractor/inspections": [at(accountOf(asked.uscc), "/contractor/inspections")],
    "/contractor/inspections/[id]": [
      unit("contractor", asked),
      unit("contractor", returned, "returned"),
      unit("contractor", escalated, "escalated"),
      unit("contractor", closed, "closed"),
    ],
    "/contractor/outside-reviews/[id]": [
      at(accountOf(notified.uscc), `/contractor/outside-reviews/${notified.id}`),
      at(accountOf(circulated.uscc), `/contractor/outside-reviews/${circulated.id}`, "circulated"),
    ],
    "/supervision/inspections": [at(accountOf(asked.supervision), "/supervision/inspections")],
    "/supervision/inspections/[id]": [unit("supervision", asked), unit("supervision", closed, "closed")],
  };
};

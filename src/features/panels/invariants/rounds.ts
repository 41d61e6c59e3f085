import { type SQL, sql } from "drizzle-orm";
import { allHold, type Certificate, certificateHash, requestHash, verifyChain } from "@/features/draws";
import type { Invariant } from "@/platform/invariant";
import { certificateOf, requestOf } from "../stored-round";

/** Cases looked at together; a certificate of a large pool is some hundred kilobytes. */
const batch = 50;

/** Of a case's rounds: their order, and that each can be redone. */
export const roundInvariants: readonly Invariant[] = [
  {
    name: "panels.rounds-in-sequence",
    ref: "I3, D4: rounds from 1 without a gap, only the last one open, the chain of secrets kept sealed",
    lifecycle: "draw_round",
    offenders: sql`select r.case_id as id from draw_round r left join draw_chain d on d.case_id = r.case_id
      group by r.case_id, d.start_sealed
      having min(r.round) <> 1 or max(r.round) <> count(*) or d.start_sealed is null
        or d.start_sealed !~ '^a1\\.[a-z0-9]{1,8}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{22}\\.'
        or count(*) filter (where r.state = 'REQUESTED') > 1
        or max(r.round) filter (where r.state = 'REQUESTED') <> max(r.round)`,
  },
  {
    name: "panels.rounds-verify",
    ref: "I3, trust.md §1.6: each round can be redone, as the trace said at the time, and who was drawn was asked",
    lifecycle: "draw_round",
    offenders: async (db) => {
      const offenders: string[] = [];
      for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
        const cases = await db.execute<StoredCase>(storedCases(after));
        offenders.push(...cases.filter((one) => !verifies(one)).map(({ id }) => id));
        const last = cases.at(-1);
        if (!last || cases.length < batch) return offenders;
        after = last.id;
      }
    },
  },
];

type StoredRound = {
  round: number;
  state: string;
  request: Record<string, unknown>;
  candidates: string;
  requestHash: string;
  certificate: Record<string, unknown> | null;
  certificateHash: string | null;
  /** `number specialty ticket` of everybody asked in this round. */
  asked: string[];
  saidRequest: string[] | null;
  saidAnchor: string | null;
  saidCertificate: string[] | null;
};
type StoredCase = { id: string; number: string; anchor: string | null; said: number; rounds: StoredRound[] };

function storedCases(after: string): SQL {
  return sql`
    with chosen as (select distinct case_id as id from draw_round where case_id > ${after}::uuid order by case_id limit ${batch}),
    said as (select a.subject_id, a.action, (a.detail ->> 'round')::int as round, a.detail from audit_entry a
      join chosen on chosen.id::text = a.subject_id
      where a.subject_type = 'case' and a.action in ('draw.requested', 'draw.drawn', 'draw.infeasible')),
    asked as (select i.round_id, array_agg(e.number || ' ' || s.specialty || ' ' || i.ticket) as people
      from invitation i join chosen on chosen.id = i.case_id
      join expert e on e.id = i.expert_id join seat s on s.id = i.seat_id group by i.round_id)
    select c.id, coalesce(c.number, c.id::text) as number, d.anchor,
      (select count(*)::int from said where said.subject_id = c.id::text and said.action = 'draw.requested') as said,
      json_agg(json_build_object('round', r.round, 'state', r.state, 'request', r.request, 'candidates', r.candidates, 'requestHash', r.request_hash,
        'certificate', r.certificate, 'certificateHash', r.certificate_hash, 'asked', coalesce(asked.people, '{}'),
        'saidRequest', (select array_agg(detail ->> 'requestHash') from said where said.subject_id = c.id::text
          and said.round = r.round and action = 'draw.requested'),
        'saidAnchor', (select max(detail ->> 'anchor') from said where said.subject_id = c.id::text
          and said.round = r.round and action = 'draw.requested'),
        'saidCertificate', (select array_agg(detail ->> 'certificateHash') from said where said.subject_id = c.id::text
          and said.round = r.round and action <> 'draw.requested')) order by r.round) as rounds
    from chosen join review_case c on c.id = chosen.id
    join draw_round r on r.case_id = c.id
    left join draw_chain d on d.case_id = c.id
    left join asked on asked.round_id = r.id
    group by c.id, c.number, d.anchor order by c.id`;
}

function verifies(one: StoredCase): boolean {
  const finished = one.rounds.flatMap((round) => wholeCertificate(round) ?? []);
  return (
    one.said === one.rounds.length &&
    one.rounds.every((round) => storedAsSaid(one, round)) &&
    (finished.length === 0 || allHold(verifyChain(finished)))
  );
}

/** Whether a round's request, certificate and invitations are what the trace and the hashes say. */
function storedAsSaid(one: StoredCase, round: StoredRound): boolean {
  const request = requestOf(round);
  const certificate = wholeCertificate(round);
  try {
    const frozen =
      request !== null &&
      requestHash(request) === round.requestHash &&
      only(round.saidRequest, round.requestHash) &&
      round.saidAnchor === one.anchor &&
      request.anchor === one.anchor &&
      request.case === one.number &&
      request.round === round.round;
    if (!frozen || certificate === null) return frozen && round.asked.length === 0;
    const drawn = certificate.drawn.map(
      ({ expert, specialty, ticket }) => `${expert} ${specialty} ${ticket}`,
    );
    return (
      certificateHash(certificate) === round.certificateHash &&
      only(round.saidCertificate, round.certificateHash) &&
      certificate.requestHash === round.requestHash &&
      (certificate.outcome === "FILLED") === (round.state === "DRAWN") &&
      [...drawn].sort().join("\n") === [...round.asked].sort().join("\n")
    );
  } catch {
    return false; // what is stored has no longer the form of anything that has a hash
  }
}

function wholeCertificate(round: StoredRound): Certificate | null {
  return round.certificate && certificateOf({ request: requestOf(round), certificate: round.certificate });
}

/** Said once, and this. */
function only(said: readonly string[] | null, value: string): boolean {
  return said?.length === 1 && said[0] === value;
}

import type { InvitingParty, OwnInvitation } from "@/features/panels";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Facts } from "@/ui/facts";
import { meetingTime } from "../../words";

const first = 3;

/** What an expert must know to answer: work, specialty, meeting, and every unit that takes part. */
export function InvitationFacts({ own, parties }: { own: OwnInvitation; parties: readonly InvitingParty[] }) {
  return (
    <Card>
      <Facts
        items={[
          { term: "工程", value: <b>{own.project}</b> },
          { term: "论证方案", value: own.title },
          { term: "论证编号", value: own.number ?? "" },
          { term: "专业", value: own.specialty },
          {
            term: "论证会",
            value: (
              <>
                <b>{meetingTime(own)}</b>
                <br />
                {own.meetingPlace}
              </>
            ),
          },
          { term: "参建单位", value: <Parties parties={parties} /> },
        ]}
      />
    </Card>
  );
}

function Parties({ parties }: { parties: readonly InvitingParty[] }) {
  return (
    <>
      {parties.slice(0, first).map((party) => (
        <Party key={party.id} party={party} />
      ))}
      {parties.length > first ? (
        <Disclosure summary={`全部 ${parties.length} 家单位`}>
          {parties.map((party) => (
            <Party key={party.id} party={party} />
          ))}
        </Disclosure>
      ) : null}
    </>
  );
}

function Party({ party }: { party: InvitingParty }) {
  return (
    <div>
      {party.roles.map((role) => role.replace(/单位$/, "")).join("、")}：{party.name}
    </div>
  );
}

import type { OwnAttestation } from "@/features/experts";
import { dateAt } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { plainDate } from "../words";

export type AttestationsCardProps = { rows: readonly OwnAttestation[]; total: number; some: boolean };

/** 履职证明: those issued, and the way to one more when there is something to vouch for. */
export function AttestationsCard({ rows, total, some }: AttestationsCardProps) {
  return (
    <Card title={`履职证明（${total}）`}>
      <p>把一段时间里参加过的论证开成证明，带核验码，任何人都可以在网上核对。</p>
      {rows.length > 0 ? (
        <ul>
          {rows.map(({ id, content, issuedAt }) => (
            <li key={id}>
              <a href={`/expert/attestations/${id}`}>
                {plainDate(content.period.from)}至{plainDate(content.period.to)}
              </a>
              ，{content.reviews.length} 场，{plainDate(dateAt(issuedAt))}开具
            </li>
          ))}
        </ul>
      ) : null}
      {total > rows.length ? <p>只列出最近的 {rows.length} 份。</p> : null}
      {some ? (
        <Actions>
          <ButtonLink href="/expert/attestations/new">开具履职证明</ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

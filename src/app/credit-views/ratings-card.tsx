import { qualities, type ShownRatings, sideWords } from "@/features/credit";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";

/** 会后互评: averages, never by whom. Nothing where there are too few or they are too young. */
export function RatingsCard({ ratings }: { ratings: readonly ShownRatings[] }) {
  if (ratings.length === 0) return null;
  return (
    <>
      {ratings.map(({ side, averages, comments }) => (
        <Card key={side} title={`会后互评：作为${sideWords[side]}`}>
          <Facts
            items={Object.entries(qualities[side]).map(([quality, label]) => ({
              term: label,
              value: `${averages.marks[quality] ?? 0} 分（满分5分）`,
            }))}
          />
          {comments.length > 0 ? (
            <ul>
              {comments.map((comment) => (
                <li key={comment}>{comment}</li>
              ))}
            </ul>
          ) : null}
          <p className="hint">{`${averages.ratings} 份评价的平均分，不显示是谁评价的，也不计入信用得分。`}</p>
        </Card>
      ))}
    </>
  );
}

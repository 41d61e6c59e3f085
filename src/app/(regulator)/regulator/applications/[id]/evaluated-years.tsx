import { levelWords, type listDecidedLevels } from "@/features/credit";

type Props = { levels: Awaited<ReturnType<typeof listDecidedLevels>>; number: string };

/** 年度评价 of a member who renews: every decided year, with the way to what it is made of. */
export function EvaluatedYears({ levels, number }: Props) {
  if (levels.length === 0) return <p className="hint">还没有确定的年度评价。</p>;
  return (
    <>
      <h3>年度评价</h3>
      <ul>
        {levels.map(({ year, level, score, reviews }) => (
          <li key={year}>
            <a href={`/regulator/evaluations/${year}/${number}`}>
              {year}年：{levelWords[level]}
            </a>
            （<span className="num">{score} 分</span>，参加论证 {reviews} 次）
          </li>
        ))}
      </ul>
    </>
  );
}

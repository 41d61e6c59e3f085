import { Focused } from "./focused";
import { type FormState, fieldId } from "./form-state";

export type ErrorSummaryProps = {
  errors: FormState["errors"];
  message?: string;
  /** Changes with every answer, so that the summary takes the focus again. */
  again?: unknown;
};

/**
 * What must be put right, above the h1: each line links to its field, in the words shown beside it. What refuses
 * the form as a whole (`message`, or the error named "") has no field and stands as a sentence.
 */
export function ErrorSummary({ errors, message, again }: ErrorSummaryProps) {
  const { "": whole = message, ...fields } = errors;
  const lines = Object.entries(fields);
  if (lines.length === 0 && whole === undefined) return null;
  return (
    <Focused className="error-summary" labelledBy="error-summary-title" again={again}>
      <h2 id="error-summary-title">{lines.length > 0 ? "有内容需要修改" : "未能提交"}</h2>
      {whole === undefined ? null : <p>{whole}</p>}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map(([name, words]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </Focused>
  );
}

import type { CatalogueParameter, Classification, Item, Level, Result } from "@/features/rulebook";
import { RESULT_LABELS } from "@/features/rulebook";
import type { Answer } from "./input";

/** What is stored with an item: the classifier's answer, and the level its contractor raised it to. */
export interface StoredClassification extends Classification {
  readonly raised: { readonly level: Level; readonly reason: string } | null;
}

/** The level that counts: what it was raised to, else what the classifier found. */
export function resultOf(stored: StoredClassification): Result {
  return stored.raised?.level ?? stored.result;
}

export function resultLabel(stored: StoredClassification): string {
  return RESULT_LABELS[resultOf(stored)];
}

/** As the rules of a whole plan take it: a raised item counts as surely of that level. */
export function effective(stored: StoredClassification): Classification {
  if (!stored.raised) return stored;
  const { level } = stored.raised;
  return { ...stored, result: level, label: RESULT_LABELS[level], atLeast: level, atMost: level };
}

/** Typed answers as values of the kind's parameters; what the catalogue does not ask is left out. */
export function readAnswers(
  kind: { code: string; parameters: readonly CatalogueParameter[] },
  answers: Readonly<Record<string, Answer>>,
): Item {
  const parameters: Item["parameters"] = {};
  for (const parameter of kind.parameters) {
    const answer = Object.hasOwn(answers, parameter.key) ? answers[parameter.key] : undefined;
    if (!answer || answer.value.trim() === "") continue;
    if (parameter.kind === "yes-no") {
      if (answer.value === "yes" || answer.value === "no") parameters[parameter.key] = answer.value === "yes";
    } else if (parameter.kind === "choice") parameters[parameter.key] = answer.value;
    else parameters[parameter.key] = { value: answer.value, unit: answer.unit ?? parameter.units[0] ?? "" };
  }
  return { kind: kind.code, parameters };
}

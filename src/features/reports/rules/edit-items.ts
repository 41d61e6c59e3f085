import type { DraftItem } from "./conclusion";

export interface SourcedItem extends DraftItem {
  readonly id: string;
  /** Opinions it was taken from. */
  readonly sources: readonly string[];
}

export interface ItemEdit extends DraftItem {
  /** Of the item as it was shown; "" for a new one. */
  readonly id: string;
  /** Where it shall stand: 1, 2, 3 …; ties keep the order shown. */
  readonly place: number;
  readonly drop: boolean;
  /** Number of the item it is merged into, as shown; null: stands by itself. */
  readonly into: number | null;
}

export interface EditFault {
  readonly field: string;
  readonly sentence: string;
}

export type Edited = { readonly items: readonly SourcedItem[] } | { readonly faults: readonly EditFault[] };

/**
 * What the leader made of the items: edited, ordered, dropped, added, merged. A merged item adds its words and
 * its sources to the one it goes into, and its 必须修改. `newId` names what is new.
 */
export function applyEdits(
  items: readonly SourcedItem[],
  edits: readonly ItemEdit[],
  newId: () => string,
): Edited {
  const known = new Map(items.map((item) => [item.id, item]));
  const faults: EditFault[] = edits.flatMap(({ into, drop, text, id }, index) => {
    if (drop) return [];
    if (into !== null) {
      const target = edits[into - 1];
      const wrong = !target || into - 1 === index || target.drop || target.into !== null;
      return wrong
        ? [{ field: `items.${index}.into`, sentence: "只能并入另一条保留的、没有并入别处的意见" }]
        : [];
    }
    return id !== "" && !text.trim()
      ? [{ field: `items.${index}.text`, sentence: "请填写意见，或者勾选删去" }]
      : [];
  });
  if (faults.length > 0) return { faults };
  const kept = edits
    .map((edit, index) => ({ edit, index }))
    .filter(({ edit }) => !edit.drop && edit.into === null && edit.text.trim() !== "")
    .sort((a, b) => a.edit.place - b.edit.place || a.index - b.index);
  return {
    items: kept.map(({ edit, index }) => {
      const merged = edits.filter(({ into, drop }) => !drop && into === index + 1);
      const parts = [edit, ...merged];
      const { heading, chapter, page } = edit;
      return {
        id: edit.id || newId(),
        heading,
        chapter: chapter.trim(),
        page: page.trim(),
        severity: parts.some(({ severity }) => severity === "MUST") ? "MUST" : "ADVICE",
        text: [...new Set(parts.map(({ text }) => text.trim()).filter(Boolean))].join("；"),
        sources: [...new Set(parts.flatMap(({ id }) => known.get(id)?.sources ?? []))],
      };
    }),
  };
}

/** Comments that say the same of the same place are one, with all their sources (二(二) 汇总各专家意见). */
export function gather(items: readonly SourcedItem[]): SourcedItem[] {
  const alike = new Map<string, SourcedItem>();
  for (const item of items) {
    const { heading, chapter, page, severity, text } = item;
    const key = JSON.stringify([heading, chapter.trim(), page.trim(), severity, text.trim()]);
    const first = alike.get(key);
    alike.set(key, first ? { ...first, sources: [...new Set([...first.sources, ...item.sources])] } : item);
  }
  return [...alike.values()];
}

import { LIBRARIES, specialtyOf } from "@/features/rulebook";

/** `市政 · 脚手架`: library and specialty, short enough for an axis. */
export function specialtyName(code: string): string {
  const known = specialtyOf(code);
  return known ? `${LIBRARIES[known.library].slice(0, 2)} · ${known.label.replace(/（.*）/, "")}` : code;
}

export const percent = (share: number | null) => (share === null ? "—" : `${Math.round(share * 100)}%`);

import { specialtyOf } from "@/features/rulebook";

export const libraryWords = { SZ: "市政", GD: "轨道" } as const;

/** `市政 · 脚手架`, or the code where it is not known. */
export function specialtyWords(code: string): string {
  const known = specialtyOf(code);
  return known ? `${libraryWords[known.library]} · ${known.label}` : code;
}

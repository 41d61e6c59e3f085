import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { initialsOf, surnamesOf } from "./rules/initials";

/** Text as part of a LIKE pattern. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}

/** Whether a name holds the word, or begins with the initials that the word may be. */
export function named(name: AnyColumn | SQL, keyword: string): SQL {
  const letters = initialsOf(keyword);
  const part = sql`${name} ilike ${containing(keyword)}`;
  return letters ? sql`(${part} or pinyin_initials(${name}) like ${`${letters}%`})` : part;
}

/** The same of a person, whose surname may be read in its own way. */
export function personNamed(name: AnyColumn | SQL, keyword: string): SQL {
  const letters = initialsOf(keyword);
  const surnames = letters ? surnamesOf(letters.charAt(0)) : [];
  if (!letters || surnames.length === 0) return named(name, keyword);
  const others = sql.join(
    surnames.map(
      (surname) =>
        sql`(${name} like ${`${surname}%`} and pinyin_initials(substr(${name}, 2)) like ${`${letters.slice(1)}%`})`,
    ),
    sql` or `,
  );
  return sql`(${named(name, keyword)} or ${others})`;
}

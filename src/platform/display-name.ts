/** A file's name for people: no folders, no controls, not endless. It is never part of a path or key. */
export function displayNameOf(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[[\p{Cc}\p{Cf}]]/gv, "")
    .replaceAll("\ufffd", "")
    .trim();
  if (clean === "" || clean === "." || clean === "..") return "未命名.pdf";
  const characters = Array.from(clean);
  if (characters.length <= 120) return clean;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  return characters.slice(0, 120 - ending.length).join("") + ending;
}

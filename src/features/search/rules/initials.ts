/**
 * 拼音首字母 as somebody types them, in capitals: `zs` for 张三, `qdsz` for 青岛市政…. Null when the word is none: I, U
 * and V begin no syllable, and one letter alone says too little.
 */
export function initialsOf(keyword: string): string | null {
  const letters = keyword.normalize("NFKC").toUpperCase();
  return /^(?=.*[A-Z])[A-HJ-TW-Z0-9]{2,12}$/.test(letters) ? letters : null;
}

/**
 * Surnames that are read otherwise than the character is elsewhere, by the letter they begin with as a surname: the
 * pinyin order knows a character by its commonest reading (曾 céng, as a surname zēng).
 */
const surnames: Readonly<Record<string, string>> = {
  C: "种",
  M: "万",
  O: "区",
  P: "繁",
  Q: "仇覃",
  S: "单召",
  W: "隗",
  X: "解冼",
  Y: "尉乐",
  Z: "曾查翟祭",
};

/** Characters that begin with the letter as a surname alone. */
export function surnamesOf(letter: string): string[] {
  return [...(surnames[letter] ?? "")];
}

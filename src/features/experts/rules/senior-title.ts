/**
 * Whether a title is 高级专业技术职称 (A2.8 三): 高级 and 正高级 of every line, 教授, 研究员 and their deputies;
 * 助理研究员 is not. The words are those of the certificate, therefore the root decides, not a list.
 */
export function isSeniorTitle(title: string): boolean {
  if (/助理|实习|助教/.test(title)) return false;
  return /高级|高工|教授|研究员/.test(title);
}

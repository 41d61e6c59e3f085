/** Fields longer than this are cut before anything looks at them, so no text is expensive to clean. */
const readAtMost = 500;

const fullWidthAscii = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF0E\uFF0F]/g;
// Controls, surrogate halves, private use, zero-width and direction marks.
const invisible = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Variation_Selector}/gu;
const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
const reserved = /[【】〖〗[\]{}<>$]/g;

const schemes = /[a-z][a-z0-9+.-]{0,20}:\/\/\S*/gi;
const scripts = /\b(?:javascript|data|mailto|tel|sms):\S*/gi;
const latinHosts =
  /[a-z0-9-]+(?:[.。．｡][a-z0-9-]+)*[.。．｡](?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})(?![a-z0-9])\S*/gi;
const hanHosts = /\S+[.。．｡](?:中国|中國|公司|网络|網絡|网址|政务|公益|在线|中文网|商城|网店|我爱你)\S*/g;
const addresses = /\d{1,3}(?:[.。．｡]\d{1,3}){3}\S*/g;

/**
 * Makes a value safe to stand in a text message: one line, no links, no signature brackets, no invisible
 * characters, at most `max` characters (carriers refuse longer ones). Never empty: carriers refuse that too.
 */
export function cleanParam(value: string, max: number): string {
  let text = value
    .slice(0, readAtMost)
    .replace(fullWidthAscii, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\t\n\v\f\r\p{Z}]+/gu, " ")
    .replace(invisible, "")
    .replace(pictures, "")
    .replace(reserved, "");
  // Taking a link out of the middle can put another together; repeat until nothing is left to take.
  for (let before = ""; before !== text; ) {
    before = text;
    for (const link of [schemes, scripts, latinHosts, hanHosts, addresses]) text = text.replace(link, "");
  }
  const characters = Array.from(text.replace(/ +/g, " ").trim());
  return characters.slice(0, max).join("").trim() || "无";
}

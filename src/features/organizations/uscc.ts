/** 统一社会信用代码 (GB 32100-2015) with the 组织机构代码 (GB 11714) inside it. Pure. */

export type UsccFault = "EMPTY" | "LENGTH" | "CHARACTER" | "AUTHORITY" | "REGION" | "INNER_CHECK" | "CHECK";

export type CheckedUscc = { ok: true; value: string } | { ok: false; reason: UsccFault; message: string };

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const INNER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Checks shape and both check characters; answers the code in upper-case ASCII.
 * A letter O is never turned into a zero: guessing would hide the typing error.
 */
export function checkUscc(input: string): CheckedUscc {
  const value = input
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\ufeff]/gu, "")
    .toUpperCase();
  if (value === "") return fault("EMPTY", "请填写统一社会信用代码");
  if (value.length !== 18) {
    return fault("LENGTH", `统一社会信用代码应为18位，现在是${value.length}位`);
  }
  const strange = [...value].find((character) => !ALPHABET.includes(character));
  if (strange !== undefined) {
    return /[IOSVZ]/.test(strange)
      ? fault("CHARACTER", `统一社会信用代码不使用字母I、O、S、V、Z，请核对其中的“${strange}”`)
      : fault("CHARACTER", `统一社会信用代码只含数字和大写字母，请核对其中的“${strange}”`);
  }
  // Eighteen zeros have correct check characters.
  if (value.startsWith("0")) {
    return fault("AUTHORITY", "统一社会信用代码第1位（登记管理部门）不能是0，请逐位核对");
  }
  if (!/^\d{6}$/.test(value.slice(2, 8))) {
    return fault("REGION", "统一社会信用代码第3至8位应为数字（登记机关行政区划码）");
  }
  if (organizationCodeCheck(value.slice(8, 16)) !== value[16]) {
    return fault("INNER_CHECK", "统一社会信用代码第9至17位（组织机构代码）校验不符，请逐位核对");
  }
  if (usccCheck(value.slice(0, 17)) !== value[17]) {
    return fault("CHECK", "统一社会信用代码的最后一位校验码不符，请逐位核对");
  }
  return { ok: true, value };
}

/** GB 32100 check character of the first 17 characters. */
export function usccCheck(first17: string): string {
  const sum = weigh(first17, WEIGHTS, ALPHABET);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714 check character of the 8 characters before it. */
export function organizationCodeCheck(first8: string): string {
  const rest = 11 - (weigh(first8, INNER_WEIGHTS, INNER_ALPHABET) % 11);
  return rest === 10 ? "X" : rest === 11 ? "0" : String(rest);
}

/**
 * A whole code from its free parts, both check characters computed.
 * @param parts `authority` 登记管理部门+机构类别 (2), `region` (6 digits), `body` 主体标识码 without its check (8)
 */
export function composeUscc(parts: { authority: string; region: string; body: string }): string {
  const first16 = parts.authority + parts.region + parts.body;
  if (first16.length !== 16) throw new RangeError("a USCC is composed of 2 + 6 + 8 characters");
  const first17 = first16 + organizationCodeCheck(parts.body);
  return first17 + usccCheck(first17);
}

function weigh(text: string, weights: readonly number[], alphabet: string): number {
  if (text.length !== weights.length) throw new RangeError(`expected ${weights.length} characters`);
  return weights.reduce((sum, weight, index) => {
    const value = alphabet.indexOf(text.charAt(index));
    if (value < 0) throw new RangeError(`character ${text.charAt(index)} is not in the code's alphabet`);
    return sum + weight * value;
  }, 0);
}

function fault(reason: UsccFault, message: string): CheckedUscc {
  return { ok: false, reason, message };
}

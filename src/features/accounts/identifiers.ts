/**
 * Identifiers of people: identity number, mobile phone, name. Pure: "today" is an argument.
 * A value is normalised first and judged afterwards; what is stored is the normalised form.
 */

export type Checked<Value, Reason extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason; message: string };

export type IdNumberFault = "EMPTY" | "LENGTH" | "CHARACTER" | "BIRTH_DATE" | "FUTURE" | "CHECK_DIGIT";
export type MobileFault = "EMPTY" | "NOT_MOBILE";
export type NameFault = "EMPTY" | "TOO_LONG" | "CHARACTER";

/** Which card the number is printed on; all three share the length, birth date and check digit. */
export type IdNumberKind = "RESIDENT" | "HK_MACAO_TAIWAN" | "FOREIGN_PERMANENT";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = "10X98765432";
const EARLIEST_BIRTH_YEAR = 1900;

/** GB 11643 check digit of the first 17 digits. */
export function idNumberCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError("an identity number body has 17 digits");
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/**
 * 公民身份号码 (GB 11643), 港澳台居民居住证 and 18-digit 外国人永久居留身份证.
 * The region prefix is never compared with a table: people keep codes of districts long abolished.
 * @param today the date in China, `YYYY-MM-DD`
 */
export function checkIdNumber(input: string, today: string): Checked<string, IdNumberFault> {
  const value = toAscii(input);
  if (value === "") return fault("EMPTY", "请填写身份证件号码");
  if (value.length !== 18) {
    return fault("LENGTH", `身份证件号码应为18位，现在是${value.length}位`);
  }
  if (!/^\d{17}[\dX]$/.test(value)) {
    return fault("CHARACTER", "身份证件号码的前17位应为数字，最后一位应为数字或字母X");
  }
  const birth = birthDateOf(value);
  if (!isCalendarDate(birth) || Number(birth.slice(0, 4)) < EARLIEST_BIRTH_YEAR) {
    return fault("BIRTH_DATE", `身份证件号码第7至14位（${value.slice(6, 14)}）不是有效的出生日期`);
  }
  if (birth > today) return fault("FUTURE", "身份证件号码中的出生日期晚于今天");
  if (idNumberCheckDigit(value.slice(0, 17)) !== value[17]) {
    return fault("CHECK_DIGIT", "身份证件号码的最后一位校验码不符，请逐位核对");
  }
  return { ok: true, value };
}

/** The card behind a number that passed `checkIdNumber`. */
export function idNumberKind(idNumber: string): IdNumberKind {
  if (/^8[123]/.test(idNumber)) return "HK_MACAO_TAIWAN";
  return idNumber.startsWith("9") ? "FOREIGN_PERMANENT" : "RESIDENT";
}

/** The birth date `YYYY-MM-DD` of a number that passed `checkIdNumber`. */
export function birthDateOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** Region 000000 is issued to nobody: synthetic people carry it, real registers must refuse it. */
export function isFictitiousIdNumber(idNumber: string): boolean {
  return idNumber.startsWith("000000");
}

/** Mainland mobile number as 11 digits; accepts +86, 0086, spaces, hyphens and full-width digits. */
export function checkMobile(input: string): Checked<string, MobileFault> {
  const plain = toAscii(input).replace(/[-()‐‑–—]/g, "");
  if (plain === "") return fault("EMPTY", "请填写手机号码");
  const value = plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");
  if (!/^1[3-9]\d{9}$/.test(value)) {
    return fault("NOT_MOBILE", "手机号码应为11位数字，以13至19开头");
  }
  return { ok: true, value };
}

/**
 * A personal name as on the card. Unicode normalisation is deliberately not applied: even NFC
 * replaces compatibility ideographs, and a rare character is part of the person's name.
 */
export function checkPersonName(input: string): Checked<string, NameFault> {
  const value = input
    .replace(/[•‧∙⋅・･•●．]/gu, "·")
    .replace(/\s+/gu, " ")
    .replace(/\s*·\s*/gu, "·")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .trim();
  if (value === "") return fault("EMPTY", "请填写姓名");
  if ([...value].length > 50) return fault("TOO_LONG", "姓名不能超过50个字");
  if (!/^[\p{L}\p{M}\p{Co}·.' -]+$/u.test(value) || !/\p{L}|\p{Co}/u.test(value)) {
    return fault("CHARACTER", "姓名只能含文字和间隔号“·”，请与证件一致");
  }
  return { ok: true, value };
}

/** `138****1234`; anything that is no 11-digit number is hidden whole. */
export function maskPhone(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : "****";
}

/** `3702**********1234`; anything that is no 18-place number is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  return /^\d{17}[\dX]$/.test(idNumber)
    ? `${idNumber.slice(0, 4)}${"*".repeat(10)}${idNumber.slice(14)}`
    : "*".repeat(18);
}

/** Full-width forms to ASCII, no white space, upper case. */
function toAscii(input: string): string {
  return input
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/gu, "")
    .toUpperCase();
}

function isCalendarDate(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

function fault<Reason extends string>(reason: Reason, message: string) {
  return { ok: false as const, reason, message };
}

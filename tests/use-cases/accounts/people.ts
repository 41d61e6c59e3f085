import type { Claims } from "../../../src/features/accounts";
import { idNumberCheckDigit } from "../../../src/features/accounts/identifiers";

let counter = 0;

/** Claims of somebody nobody else in this run is; `more` replaces parts of them. */
export function someClaims(more: Partial<Claims> = {}): Claims {
  counter += 1;
  const first17 = `00000019800101${String(counter).padStart(3, "0")}`;
  return {
    issuer: "https://sso.example.cn",
    subject: `n-${counter}`,
    userType: "natural",
    name: "张三",
    idNumber: first17 + idNumberCheckDigit(first17),
    phone: `139${String(counter).padStart(8, "0")}`,
    phoneVerified: true,
    unit: null,
    ...more,
  };
}

import { attestationContentSchema, isAttestationCode, spokenCode, typedCode } from "./attestation-content";

const content = attestationContentSchema.parse({
  format: "gongping-attestation/1",
  expert: { title: "正高级工程师", number: "QD000017", name: "买买提·𠮷" },
  period: { to: "2026-12-31", from: "2026-01-01" },
  issuedOn: "2026-12-31",
  reviews: [
    {
      title: "“深基坑”\n方案",
      number: "QDLZ-2026-000001",
      specialty: "基坑",
      role: "MEMBER",
      heldOn: "2026-11-30",
      participation: "ATTENDED",
    },
  ],
});

it("holds nothing but what it says", () => {
  expect(attestationContentSchema.safeParse({ ...content, phone: "1" }).success).toBe(false);
  expect(attestationContentSchema.safeParse({ ...content, reviews: [] }).success).toBe(false);
});

it("its code survives paper", () => {
  const code = "0123456789abcdef0123456789abcdef";
  expect(spokenCode(code)).toBe("0123 4567 89ab cdef 0123 4567 89ab cdef");
  expect(typedCode(` ${spokenCode(code).toUpperCase()}－ `)).toBe(code);
  expect(isAttestationCode(code)).toBe(true);
  expect(isAttestationCode(`${code}0`)).toBe(false);
});

import type { PageArea, Shown } from "./area";

/** Looking up a 聘书 or 履职证明 by its code: valid ones of the city, and one that nobody ever issued. */
export const paperPages: PageArea = async ({ database: { owner } }) => {
  const letters = await owner<{ code: string }[]>`
    select letter_code as code from expert_term where letter_code is not null order by recorded_at limit 1`;
  const attestations = await owner<
    { code: string }[]
  >`select code from attestation order by issued_at limit 1`;
  const unknown = "0123456789abcdef0123456789abcdef";
  const found = (path: string, rows: readonly { code: string }[]): Shown[] => [
    ...rows.map(({ code }) => ({ address: `/${path}/${code}` })),
    { variant: "unknown", address: `/${path}/${unknown}` },
  ];
  return {
    "/verify-document": [
      { address: "/verify-document" },
      { variant: "unknown", address: `/verify-document?code=${unknown}` },
    ],
    "/letters/[code]": found("letters", letters),
    "/attestations/[code]": found("attestations", attestations),
  };
};

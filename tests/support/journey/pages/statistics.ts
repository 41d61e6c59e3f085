import type { PageArea } from "./area";

const path = "/regulator/statistics";

/** 统计分析, for the city, for a district, and of a time in which nothing was. */
export const statisticsPages: PageArea = async () => {
  const looks = (address: string) => [
    { as: "station1", address },
    { as: "district-370202", address, variant: "district" },
    { as: "bureau1", address: `${address}?from=2020-01-01&to=2020-12-31`, variant: "empty" },
  ];
  return Object.fromEntries(
    ["", "/time", "/draws", "/oversight", "/defects"].map((part) => [path + part, looks(path + part)]),
  );
};

import type { PageArea } from "./area";

const asked = "specialty=SZ-JK&count=5&area=370213&date=2026-12-20&from=09:00";

/** 抽取可行性预览. */
export const capacityPages: PageArea = async () => ({
  "/contractor/capacity": [
    { as: "contractor1", address: "/contractor/capacity" },
    { variant: "answered", as: "contractor1", address: `/contractor/capacity?${asked}` },
    { variant: "faults", as: "contractor1", address: "/contractor/capacity?count=3&date=2026-02-30" },
  ],
});

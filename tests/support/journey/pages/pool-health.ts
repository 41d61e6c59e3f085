import type { PageArea } from "./area";

/** 专家库体检. */
export const poolHealthPages: PageArea = async () => ({
  "/regulator/pool": [{ as: "station1", address: "/regulator/pool" }],
});

import { writeFileSync } from "node:fs";
import { drawLifecycles } from "./lifecycles";

writeFileSync("docs/lifecycles.md", drawLifecycles());

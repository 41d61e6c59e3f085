import { connect } from "../src/db/client";
import { checkInvariants } from "./invariants";

const { DATABASE_URL, GONGPING_MODE = "production" } = process.env;
if (!DATABASE_URL) {
  console.error("DATABASE_URL must be set.");
  process.exit(1);
}
const { db, close } = connect(DATABASE_URL, { max: 1, name: "check-invariants" });
try {
  const production = GONGPING_MODE === "production";
  const findings = await db.transaction((tx) => checkInvariants(tx, { production }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
  for (const { name, ref, offenders } of findings) {
    const first = offenders.length > 0 ? `\n        ${offenders.join("\n        ")}` : "";
    console.log(`${offenders.length > 0 ? "BROKEN" : "holds "}  ${name.padEnd(34)}${ref}${first}`);
  }
  const broken = findings.filter(({ offenders }) => offenders.length > 0).length;
  console.log(`${findings.length - broken} of ${findings.length} invariants hold`);
  process.exitCode = broken > 0 ? 1 : 0;
} finally {
  await close();
}

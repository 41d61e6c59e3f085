// Refuses versions with known holes (an audit needs an endpoint that not every registry mirror has) and
// versions this house was not tried with. Each floor says why it is one.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const floors = {
  next: [
    "16.4.6",
    "proxy bypasses, action CSRF and RSC denial of service fixed up to 16.4.2; tried with 16.4.6",
  ],
  "next-auth": ["4.24.15", "CVE-2026-73419, -73420: check cookies not bound to the provider"],
  react: ["19.3.1", "CVE-2025-55182: code execution through the server components' protocol"],
  "react-dom": ["19.3.1", "goes with react"],
  "drizzle-orm": ["0.45.4", "identifiers escaped; tried with 0.45.4"],
  postgres: ["3.4.9", "tried with 3.4.9"],
  bullmq: ["6.7.0", "the PostgreSQL backend as tried"],
  zod: ["4.6.7", "tried with 4.6.7"],
  busboy: ["1.6.0", "denial of service in the parser before it"],
  pdfmake: ["0.3.11", "access policies for fonts and pictures"],
};

/** Later than every version here; 1.0 of these has another interface. */
const ceilings = {
  "drizzle-orm": ["1.0.0", "relations and migrations of 1.0 are not what this code is written for"],
};

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const asked = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const faults = [];

const numbers = (version) => version.split(/[.+-]/).slice(0, 3).map(Number);
function isBelow(version, floor) {
  const [a, b] = [numbers(version), numbers(floor)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && a[at] < b[at];
}

for (const [name, [floor, why]] of Object.entries(floors)) {
  const copies = Object.entries(lock.packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
  if (copies.length === 0) faults.push(`${name} is not in package-lock.json`);
  for (const [place, { version }] of copies) {
    if (isBelow(version, floor)) faults.push(`${place} ${version} is below ${floor}: ${why}`);
    const [ceiling, reason] = ceilings[name] ?? [];
    if (ceiling && !isBelow(version, ceiling))
      faults.push(`${place} ${version} is not below ${ceiling}: ${reason}`);
  }
}
for (const [name, range] of Object.entries({ ...asked.dependencies, ...asked.devDependencies })) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))
    faults.push(`${name} is asked for as "${range}": versions are exact`);
}
for (const [place, { resolved, link }] of Object.entries(lock.packages)) {
  if (resolved || link) faults.push(`${place} names where it came from: lock files stay free of hosts`);
}

for (const fault of faults) console.error(fault);
console.log(`${Object.keys(floors).length} floors, ${Object.keys(lock.packages).length} packages`);
process.exitCode = faults.length > 0 ? 1 : 0;

// Who may import whom (architecture.md §3). Run by tests/architecture/check-imports.mjs.

/** The product in process order: a feature may import only those before it. */
export const pipeline = [
  "accounts",
  "organizations",
  "rulebook",
  "messages",
  "experts",
  "projects",
  "reviews",
  "draws",
  "panels",
  "meetings",
  "opinions",
  "reports",
  "approvals",
  "inspections",
  "credit",
  "complaints",
  "statistics",
];

const test = "\\.test\\.tsx?$";
const pure = ["^src/features/[^/]+/(rules|policy|input)[./]", "^src/features/draws/"];
const later = (feature) => pipeline.slice(pipeline.indexOf(feature) + 1).join("|");

function rule(name, comment, from, to) {
  return { name, comment, severity: "error", from: { pathNot: test, ...from }, to };
}

/** Rules for every import, of values and of types. */
export const everyImport = [
  rule(
    "ui-knows-nothing",
    "ui imports only ui",
    { path: "^src/ui/" },
    { path: "^src/", pathNot: "^src/ui/" },
  ),
  rule("db-is-a-leaf", "db imports only db", { path: "^src/db/" }, { path: "^src/", pathNot: "^src/db/" }),
  rule(
    "platform-knows-no-domain",
    "platform imports only platform and db",
    { path: "^src/platform/" },
    { path: "^src/", pathNot: "^src/(platform|db)/" },
  ),
  rule(
    "features-below-delivery",
    "features know neither pages nor the worker",
    { path: "^src/features/" },
    { path: "^src/(app|worker)/" },
  ),
  rule(
    "feature-front-door",
    "of another feature only its index.ts",
    { path: "^src/features/([^/]+)/" },
    { path: "^src/features/", pathNot: "^src/features/$1/|^src/features/[^/]+/index\\.ts$" },
  ),
  ...pipeline
    .slice(0, -1)
    .map((feature) =>
      rule(
        "pipeline",
        "only features earlier in the process",
        { path: `^src/features/${feature}/` },
        { path: `^src/features/(${later(feature)})/` },
      ),
    ),
  rule(
    "known-feature",
    "a feature has its place in the process",
    {},
    { path: "^src/features/[^/]+/", pathNot: `^src/features/(${pipeline.join("|")})/` },
  ),
  rule(
    "app-through-doors",
    "pages import front doors, actions, components, platform and ui",
    { path: "^src/(app/|[^/]+$)" },
    {
      path: "^src/",
      pathNot: "^src/(app|platform|ui)/|^src/features/[^/]+/(index\\.ts$|actions[./]|components/)",
    },
  ),
  rule(
    "worker-through-handlers",
    "the worker imports handlers, platform and db",
    { path: "^src/worker/" },
    { path: "^src/", pathNot: "^src/(worker|platform|db)/|^src/features/[^/]+/handlers\\.ts$" },
  ),
  rule(
    "core-is-framework-free",
    "use-cases run in any Node process",
    { path: "^src/features/", pathNot: `${test}|^src/features/[^/]+/(actions[./]|components/)` },
    { path: "(^|/)node_modules/(next|react|react-dom|server-only|bullmq)/|^server-only$" },
  ),
  rule(
    "production-has-no-stand-ins",
    "the product knows neither the local stack nor the tests",
    { path: "^src/" },
    { path: "^(dev|tests)/" },
  ),
];

/** Rules for what is left at run time: imports of types alone are free. */
export const runtimeImport = [
  rule(
    "rules-are-pure",
    "rules, policies, inputs and the draw touch neither database nor platform",
    { path: pure },
    { path: "^src/(db|platform)/" },
  ),
  rule(
    "components-show",
    "components import own actions, rules, policy, input, and ui",
    { path: "^src/features/([^/]+)/components/" },
    {
      path: "^src/",
      pathNot: "^src/ui/|^src/features/$1/(components|actions|rules|policy|input)[./]",
    },
  ),
  rule("resolvable", "an import leads somewhere", {}, { couldNotResolve: true }),
  rule("no-cycles", "no module needs itself", {}, { circular: true }),
];

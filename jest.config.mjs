import nextJest from "next/jest.js";

const createConfig = nextJest({ dir: "./" });

// These packages ship ES modules only; jest runs CommonJS, so they must be transformed.
const esmOnly = [
  "jose",
  "nanoid",
  "@auth",
  "oauth4webapi",
  "@panva/hkdf",
  "preact",
  "preact-render-to-string",
  "oidc-provider",
  "p-limit",
  "yocto-queue",
  "canonicalize",
  "chinese-days",
  "echarts",
  "zrender",
  "eta",
  "quick-lru",
  "raw-body",
  "hucre",
].join("|");

async function project(name, environment, testMatch, more = {}) {
  const config = await createConfig({
    displayName: name,
    testEnvironment: environment,
    testMatch,
    moduleNameMapper: {
      "^server-only$": "<rootDir>/tests/support/server-only.ts",
      "^@/(.*)$": "<rootDir>/src/$1",
    },
    modulePathIgnorePatterns: ["<rootDir>/.next", "<rootDir>/.local", "<rootDir>/dist"],
    ...more,
  })();
  config.transformIgnorePatterns = [`/node_modules/(?!(${esmOnly})/)`, "^.+\\.module\\.(css|sass|scss)$"];
  return config;
}

export default async () => ({
  projects: [
    // Pure rules and small adapters, beside their source: no database, no network beyond loopback.
    await project(
      "unit",
      "node",
      [
        "<rootDir>/src/**/*.test.ts",
        "<rootDir>/dev/**/*.test.ts",
        "<rootDir>/tests/architecture/**/*.test.ts",
      ],
      { setupFilesAfterEnv: ["<rootDir>/tests/support/patience.ts"] },
    ),
    await project("ui", "jsdom", ["<rootDir>/src/**/*.test.tsx"]),
    // Use-cases, faults and attacks against the real services.
    await project(
      "services",
      "node",
      [
        "<rootDir>/tests/use-cases/**/*.test.ts",
        "<rootDir>/tests/faults/**/*.test.ts",
        "<rootDir>/tests/attacks/**/*.test.ts",
      ],
      {
        setupFilesAfterEnv: ["<rootDir>/tests/support/patience.ts"],
        globalSetup: "<rootDir>/tests/support/global-setup.ts",
        globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
      },
    ),
    await project("journeys", "node", ["<rootDir>/tests/journeys/**/*.test.ts"], {
      globalSetup: "<rootDir>/tests/support/journey/global-setup.ts",
      globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
    }),
  ],
});

import { type Lifecycle, lifecycles } from "../src/db/lifecycles";
import { applicationLifecycle } from "../src/features/experts/rules/application-lifecycle";
import { lifecycle as caseLifecycle } from "../src/features/reviews/lifecycle";

/** Every state machine of the product. */
export const allLifecycles: readonly Lifecycle[] = [
  { table: "review_case", title: "论证项目 Review case (D3)", begins: ["DRAFT"], steps: caseLifecycle },
  ...lifecycles,
  {
    table: "expert_application",
    title: "专家申报 Application (D1)",
    begins: ["DRAFT"],
    steps: Object.fromEntries(
      Object.entries(applicationLifecycle).map(([from, moves]) => [from, [...new Set(Object.values(moves))]]),
    ),
  },
];

const head = `# State machines

Drawn by \`node bin/draw-lifecycles\` from the data in \`src/db/lifecycles.ts\`, \`src/features/reviews/lifecycle.ts\` and
\`src/features/experts/rules/application-lifecycle.ts\`; a test holds this page against it. A state without an arrow out
of it is final.
`;

/** The whole of docs/lifecycles.md. */
export function drawLifecycles(): string {
  return [head, ...allLifecycles.map(draw)].join("\n");
}

function draw({ table, title, begins, steps }: Lifecycle): string {
  const arrows = [
    ...begins.map((state) => `  [*] --> ${state}`),
    ...Object.entries(steps).flatMap(([from, to]) =>
      to.map((state) => `  ${from} --> ${state}`).concat(to.length === 0 ? [`  ${from} --> [*]`] : []),
    ),
  ];
  return `## ${title}\n\n\`${table}.state\`\n\n\`\`\`mermaid\nstateDiagram-v2\n${arrows.join("\n")}\n\`\`\`\n`;
}

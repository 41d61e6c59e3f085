import { z } from "zod";
import { problemType } from "@/platform/problem";
import { named, problem } from "./answers";
import { type Operation, operations } from "./operations";
import { type ProblemCode, problems } from "./problems";

export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly anyOf?: readonly SchemaObject[];
  readonly format?: string;
  readonly default?: unknown;
  readonly [more: string]: unknown;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required: boolean;
  readonly description: string;
  readonly schema: SchemaObject;
}

interface ResponseObject {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { description: string; schema: SchemaObject }>>;
  readonly content?: Readonly<Record<string, { schema: SchemaObject }>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterObject[];
  readonly requestBody?: { required: true; content: Readonly<Record<string, { schema: SchemaObject }>> };
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

export interface OpenApiDocument {
  readonly openapi: "3.1.1";
  readonly info: Readonly<Record<string, string>>;
  readonly servers: readonly { url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaObject>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const addressOf = (id: string) => `#/components/schemas/${id}`;
const refTo = (schema: z.ZodType): SchemaObject => ({ $ref: addressOf(named.get(schema)?.id ?? "") });
const json = (schema: z.ZodType) => ({ "application/json": { schema: refTo(schema) } });

/** The OpenAPI document of the interface, made from the schemas that check its answers. */
export function openApiDocument(server: string): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method]: describe(id, operation) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "青岛市市政公用工程专家评审管理服务平台 开放接口",
      version: "1.0.0",
      description:
        "供有权的政务系统（“一张网”）读取论证项目、抽取证书和监督检查结果。令牌由平台的安全管理员签发，放在 Authorization: Bearer 头中。时间一律为 UTC，RFC 3339 格式。",
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: schemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "接口令牌，以 gpx_ 开头" },
      },
    },
  };
}

function schemas(): Record<string, SchemaObject> {
  const made = z.toJSONSchema(named, { uri: addressOf }).schemas as Record<string, SchemaObject>;
  return Object.fromEntries(
    Object.entries(made).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema as SchemaObject]),
  );
}

function describe(operationId: string, operation: Operation): OperationObject {
  const { summary, description, answer, body, tagged } = operation;
  return {
    operationId,
    summary,
    description,
    parameters: parametersOf(operation),
    ...(body ? { requestBody: { required: true as const, content: json(body) } } : {}),
    responses: {
      "200": {
        description: named.get(answer) ? (answer.description ?? "") : "",
        ...(tagged
          ? {
              headers: {
                ETag: { description: "内容的标识，用于 If-None-Match", schema: { type: "string" } },
              },
            }
          : {}),
        content: json(answer),
      },
      ...(tagged ? { "304": { description: "没有变化" } } : {}),
      ...refusals(operation),
    },
  };
}

function parametersOf({ parameter, query, body, tagged }: Operation): ParameterObject[] {
  const { properties = {} } = z.toJSONSchema(query) as SchemaObject;
  const text = { type: "string" };
  return [
    ...(parameter
      ? [
          {
            name: parameter.name,
            in: "path" as const,
            required: true,
            description: parameter.about,
            schema: text,
          },
        ]
      : []),
    ...Object.entries(properties).map(([name, { description = "", ...schema }]) => ({
      name,
      in: "query" as const,
      required: false,
      description,
      schema: schema as SchemaObject,
    })),
    ...(tagged
      ? [
          {
            name: "If-None-Match",
            in: "header" as const,
            required: false,
            description: "上次得到的 ETag；没有变化的回答 304",
            schema: text,
          },
        ]
      : []),
    ...(body
      ? [
          {
            name: "Idempotency-Key",
            in: "header" as const,
            required: true,
            description: "每次请求自行生成的标识，1到200个可见字符；重试时不变",
            schema: { type: "string", minLength: 1, maxLength: 200 },
          },
        ]
      : []),
  ];
}

/** Which problems an operation can answer with, by status. */
function refusals({ resource, parameter, body }: Operation): Record<string, ResponseObject> {
  const can: ProblemCode[] = [
    "invalid-parameter",
    "missing-token",
    "invalid-token",
    "expired-token",
    "revoked-token",
    "too-many-requests",
    "internal-error",
  ];
  if (resource || body) can.push("insufficient-scope");
  if (resource) can.push("too-slow");
  if (parameter) can.push("not-found");
  if (body)
    can.push(
      "missing-key",
      "invalid-body",
      "body-too-large",
      "unsupported-media-type",
      "key-reused",
      "position-behind",
      "position-ahead",
    );
  const statuses = [...new Set(can.map((code) => problems[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: can
          .filter((code) => problems[code].status === status)
          .map((code) => `${problems[code].title}（${problemType(code)}）`)
          .join("；"),
        ...(status === 429
          ? { headers: { "Retry-After": { description: "等待的秒数", schema: { type: "integer" } } } }
          : {}),
        content: { "application/problem+json": { schema: refTo(problem) } },
      },
    ]),
  );
}

import {
  type OpenApiDocument,
  type OperationObject,
  openApiDocument,
  type SchemaObject,
} from "@/features/exchange";
import { env } from "@/platform/env";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { AdminFrame, holds } from "../../admin-frame";
import { linesOf, typeOf } from "./schema-lines";

const path = "/admin/interface/reference";

/** 接口说明, written from the published document itself: for the administrators and whoever they hand it to. */
export default async function InterfaceReference() {
  const ctx = await pageContext("admin", path);
  const document = openApiDocument(new URL(env().APP_URL).origin);
  const operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  );
  const above = holds(ctx, "security") ? [{ label: "开放接口", href: "/admin/interface" }] : [];
  return (
    <AdminFrame ctx={ctx} title="接口说明" crumbs={[...above, { label: "接口说明" }]} here={path}>
      <PageHead title="接口说明" lead={document.info.description} />
      <Card title="约定">
        <ul>
          <li>
            供程序读取的说明（OpenAPI {document.openapi}）：
            <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
          </li>
          <li>每个令牌每分钟最多调用300次，同一地址最多600次；超过的回答429，按Retry-After等待后再试。</li>
          <li>单项内容带有ETag；请求时放在If-None-Match中，没有变化的回答304。</li>
          <li>
            增量读取：记下第一页的asOf，读完各页后用POST /api/v1/acknowledgements确认，下次作changedSince。
          </li>
          <li>错误按RFC 9457回答，detail是中文说明，type供程序判断。</li>
          <li>不提供个人信息；抽取证书与公开的证书相同，没有姓名。</li>
        </ul>
      </Card>
      {operations.map(({ address, method, operation }) => (
        <Card key={operation.operationId} title={operation.summary}>
          <p>
            <code>
              {method.toUpperCase()} {address}
            </code>
          </p>
          <p>{operation.description}</p>
          {operation.parameters.length > 0 ? <Parameters operation={operation} /> : null}
          <Answers document={document} operation={operation} />
        </Card>
      ))}
      <Card title="数据结构">
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <Disclosure key={name} summary={`${name} ${schema.description ?? ""}`}>
            <Fields name={name} schema={schema} />
          </Disclosure>
        ))}
      </Card>
    </AdminFrame>
  );
}

const places = { query: "参数", path: "地址", header: "请求头" } as const;

function Parameters({ operation }: { operation: OperationObject }) {
  return (
    <Table
      caption={`${operation.summary}的参数`}
      rows={operation.parameters}
      rowKey={({ name }) => name}
      columns={[
        { head: "名称", names: true, cell: ({ name }) => <code>{name}</code> },
        { head: "位置", cell: (one) => places[one.in] },
        { head: "必填", cell: ({ required }) => (required ? "是" : "否") },
        { head: "格式", cell: ({ schema }) => typeOf(schema) },
        { head: "说明", cell: ({ description }) => description },
      ]}
    />
  );
}

function Answers({ document, operation }: { document: OpenApiDocument; operation: OperationObject }) {
  return (
    <Table
      caption={`${operation.summary}的回答`}
      rows={Object.entries(operation.responses)}
      rowKey={([status]) => status}
      columns={[
        { head: "状态", names: true, cell: ([status]) => status },
        {
          head: "内容",
          cell: ([, { content }]) => {
            const [schema] = Object.values(content ?? {});
            return schema ? <code>{nameOf(document, schema.schema)}</code> : "没有";
          },
        },
        { head: "说明", cell: ([, { description }]) => description },
      ]}
    />
  );
}

function nameOf(document: OpenApiDocument, { $ref = "" }: SchemaObject): string {
  const name = $ref.slice($ref.lastIndexOf("/") + 1);
  return name in document.components.schemas ? name : "—";
}

function Fields({ name, schema }: { name: string; schema: SchemaObject }) {
  return (
    <Table
      caption={`${name}的字段`}
      rows={linesOf(schema)}
      rowKey={({ field }) => field}
      columns={[
        { head: "字段", names: true, cell: ({ field }) => <code>{field}</code> },
        { head: "格式", cell: ({ type }) => type },
        { head: "说明", cell: ({ about }) => about },
      ]}
    />
  );
}

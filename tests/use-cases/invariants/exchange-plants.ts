const id = "'00000000-0000-4000-8000-0000000000e1'";

/** A token as it lies in the database; nothing led to it. */
const aToken = (more: Readonly<Record<string, string>> = {}) => {
  const values: Record<string, string> = {
    id,
    system: "'某系统'",
    operator: "'某单位'",
    token_hash: "repeat('a', 64)",
    ending: "'abcd'",
    resources: "array['cases']",
    areas: "array['370202']",
    issued_by: "(select id from person order by id limit 1)",
    issued_at: "app_now()",
    expires_at: "app_now() + interval '1 day'",
    ...more,
  };
  return `insert into exchange_token (${Object.keys(values).join(", ")}) select ${Object.values(values).join(", ")};`;
};

/** Of the open interface. */
export const exchangePlants: Readonly<Record<string, string>> = {
  "exchange.tokens-hashed": aToken({ token_hash: "'gpx_open'" }),
  "exchange.areas-known": aToken({ areas: "array['370202', '990000']" }),
  "exchange.traced": aToken(),
  "exchange.use-while-good": `${aToken()}
    insert into exchange_use (token_id, operation, hour, n, last_at)
    values (${id}, 'listCases', date_trunc('hour', app_now()), 1, app_now());`,
  "exchange.positions-acknowledged": `${aToken()}
    insert into exchange_position (token_id, resource, through, acknowledged_at)
    values (${id}, 'cases', app_now(), app_now());`,
};

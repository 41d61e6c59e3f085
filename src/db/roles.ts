/** Group role of the application; login roles are members of it. */
export const appRole = "gongping_app";

/**
 * 三员分立 in the database (ADR 0029): the application's login takes on one of these roles for the length of an
 * administrator's transaction and has that role's rights alone. The application itself inherits none of them.
 */
export const adminRoles = {
  system: "gongping_system",
  security: "gongping_security",
  audit: "gongping_audit",
} as const;
export type AdminPost = keyof typeof adminRoles;

/** Tables whose rows are evidence: the application may add and read, nothing else (trust.md §2). */
const appendOnly = [
  "audit_entry",
  "conduct_record",
  "draw_chain",
  "application_submission",
  "application_opinion",
  "employer_confirmation",
  "expert_undertaking",
  "attestation",
  "inspection_list",
  "inspection_answer",
  "inspection_finding",
  "site_fact",
  "inspection_reply",
  "inspection_check",
  "inspection_file",
  "inspection_chain",
  "credit_entry",
  "credit_ground",
  "evaluation_result",
  "meeting_rating",
  "notice",
  "notice_read",
  "message_handling",
  "publication_file",
  "publication_read",
];

/** What the application only reads: administrators write it, or a deployment does as the owner. */
const administered = [
  "clock_offset",
  "staff_post",
  "post_change",
  "policy_version",
  "policy_draft",
  "catalogue_version",
  "jurisdiction",
  "holiday",
  "holiday_import",
];

/** Columns the application reads and only an administrator changes. */
const administeredColumns = [
  ["app_user", "disabled_at"],
  ["organization", "locked_at"],
] as const;

/** Nobody's numbers are among what an administrator's transaction can read. */
const people = "person (id, name)";
const register = [
  "clock_offset",
  "jurisdiction",
  "staff_post",
  "post_change",
  "policy_version",
  "policy_draft",
];
const accounts = [
  "app_user (id, user_type, person_id, organization_id, disabled_at, created_at)",
  "organization (id, uscc, name, kinds, registered_at, locked_at, branch_of)",
  "session (user_id, expires)",
];

/** What each of the three may, and nothing else. */
const rights: Readonly<Record<AdminPost, Readonly<Record<string, readonly string[]>>>> = {
  system: {
    select: [...register, ...accounts, people, "holiday", "holiday_import", "outbox", "heartbeat"],
    insert: ["audit_entry", "staff_post", "policy_draft", "holiday", "holiday_import"],
    delete: ["holiday", "session"],
    update: [
      "outbox (dead_at, given_up_at, relayed_at, attempts, due_at)",
      "policy_draft",
      "post_change (state, decided_by, decided_at, decision)",
      "staff_post (valid_to)",
      "holiday (kind, name, source, recorded_at)",
      "holiday_import (state, closed_at, document, problems)",
    ],
  },
  security: {
    select: [...register, ...accounts, people, "exchange_token", "exchange_use", "exchange_position"],
    insert: ["audit_entry", "post_change", "policy_version", "exchange_token"],
    delete: ["session"],
    update: [
      "app_user (disabled_at)",
      "organization (locked_at)",
      "post_change (state, decided_by, decided_at, decision)",
      "staff_post (valid_to)",
      "policy_draft (state, submitted_at, decided_by, decided_at, returned_reason)",
      "exchange_token (revoked_by, revoked_at, revoked_reason)",
    ],
  },
  audit: {
    select: [
      ...register,
      ...accounts,
      people,
      "audit_entry",
      "holiday",
      "holiday_import",
      "outbox",
      "heartbeat",
    ],
  },
};

/** Statements, for the owner, that make the administrators' roles where they are missing; safe to run again. */
export function adminRoleStatements(): string {
  const each = Object.values(adminRoles).map(
    (role) => `
      begin create role ${role} nologin noinherit; exception when duplicate_object or unique_violation then null; end;
      if not exists (select from pg_auth_members m where m.roleid = '${role}'::regrole and m.member = '${appRole}'::regrole) then
        grant ${role} to ${appRole};
      end if;`,
  );
  // Without inheritance the login may take a role on and has none of its rights before; newer servers keep that with
  // the grant, older ones with the member.
  return `do $$ begin
      if (select rolinherit from pg_roles where rolname = '${appRole}') then alter role ${appRole} noinherit; end if;
      ${each.join("")}
    end $$;`;
}

/** Statements that settle everybody's rights on the schema as it is now. */
export function rightsStatements(): string {
  const lines = [
    `grant usage on schema public to ${appRole}`,
    `grant select, insert, update, delete on all tables in schema public to ${appRole}`,
    `grant execute on all functions in schema public to ${appRole}`,
    `revoke update, delete, truncate on ${appendOnly.join(", ")} from ${appRole}`,
    `revoke insert, update, delete, truncate on ${administered.join(", ")} from ${appRole}`,
    ...administeredColumns.map(([table, column]) => allColumnsBut(table, column)),
  ];
  for (const [post, role] of Object.entries(adminRoles) as [AdminPost, string][]) {
    lines.push(
      `revoke all on all tables in schema public from ${role}`,
      `grant usage on schema public to ${role}`,
      `grant execute on all functions in schema public to ${role}`,
      ...Object.entries(rights[post]).flatMap(([right, things]) =>
        things.map((thing) => {
          const [table, columns = ""] = thing.split(/ (?=\()/);
          return `grant ${right} ${columns} on ${table} to ${role}`;
        }),
      ),
    );
  }
  return lines.join(";\n");
}

function allColumnsBut(table: string, column: string): string {
  return `do $$ begin
      revoke update on ${table} from ${appRole};
      execute (select format('grant update (%s) on ${table} to ${appRole}', string_agg(quote_ident(column_name), ', '))
        from information_schema.columns
        where table_schema = 'public' and table_name = '${table}' and column_name <> '${column}');
    end $$`;
}

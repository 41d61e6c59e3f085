import type { ExportList } from "@/db/schema";
import type { Role, UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import type { Column, Value } from "@/platform/sheet";

/** A list that can be written as a workbook: what its feature gives the worker. */
export interface ExportSource {
  readonly list: ExportList;
  /** As whom it is read; whoever lost that standing meanwhile gets nothing. */
  readonly role: Role;
  readonly sheet: string;
  readonly columns: readonly Column[];
  count(ctx: Ctx & { actor: UserActor }, filter: Readonly<Record<string, string>>): Promise<number>;
  /** The rows a few at a time, each once. */
  rows(
    ctx: Ctx & { actor: UserActor },
    filter: Readonly<Record<string, string>>,
  ): AsyncIterable<readonly Value[]>;
}

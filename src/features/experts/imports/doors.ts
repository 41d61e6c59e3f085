import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { sheetFaults } from "@/platform/sheet";
import { whyNotImport } from "../policy/imports";
import type { ImportKind } from "./columns";

/** Whether the actor may import at all: asked before a single byte of a file is read. Errors: STATION_ONLY. */
export function demandImport(ctx: Ctx & { actor: UserActor }): void {
  demand(whyNotImport(ctx.actor));
}

/** The kind an address names, or null. */
export function importKindOf(text: string): ImportKind | null {
  return text === "experts" ? "EXPERTS" : text === "units" ? "UNITS" : null;
}

const formProblems = {
  NONE_CHOSEN: "请先选择要上传的文件",
  TOO_MANY: "一次只能上传一个文件",
  FAILED: "上传没有完成，文件没有保存，请稍后重试",
} as const;

const sentences: Readonly<Record<string, string>> = { ...sheetFaults, ...formProblems };

/** The sentence of a code, or null for anything that is not one: codes travel in addresses. */
export function importProblemSentence(code: string | undefined): string | null {
  return code && Object.hasOwn(sentences, code) ? (sentences[code] ?? null) : null;
}

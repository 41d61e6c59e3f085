import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

// Needs neither database nor network: a package can be checked by anybody, anywhere. Stored entries below 4 GB.

interface Member {
  readonly name: string;
  readonly size: number;
  readonly offset: number;
}

interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Compares a package with its own manifest; answers what does not hold, or nothing. */
export async function verifyPackage(file: string): Promise<string[]> {
  const handle = await open(file, "r");
  try {
    const members = await readDirectory(handle);
    if (!members) return ["这不是完整的zip文件"];
    const manifest = members.find(({ name }) => name === "manifest.json");
    if (!manifest) return ["缺少manifest.json"];
    const listed = readManifest(await textOf(handle, manifest));
    if (!listed) return ["manifest.json不能读取"];
    const faults = [...unlisted(members, listed)];
    for (const one of listed) {
      const member = members.find(({ name }) => name === one.path);
      if (!member) faults.push(`缺少文件：${one.path}`);
      else if (member.size !== one.size || (await digestOf(file, handle, member)) !== one.sha256)
        faults.push(`文件与清单不符：${one.path}`);
      else if (one.path.endsWith(".jsonl")) faults.push(...checkLog(await textOf(handle, member)));
    }
    return faults;
  } finally {
    await handle.close();
  }
}

function unlisted(members: readonly Member[], listed: readonly Listed[]): string[] {
  const paths = new Set(["manifest.json", ...listed.map(({ path }) => path)]);
  const names = members.map(({ name }) => name);
  return [
    ...names.filter((name) => !paths.has(name)).map((name) => `清单以外的文件：${name}`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `同名文件：${name}`),
  ];
}

/** Each line of the log carries the SHA-256 of its entry's canonical JSON. */
function checkLog(text: string): string[] {
  return text
    .split("\n")
    .filter(Boolean)
    .flatMap((line, at) => {
      const [, digest, entry = ""] = /^\{"sha256":"([0-9a-f]{64})","entry":(.*)\}$/s.exec(line) ?? [];
      const holds = digest === createHash("sha256").update(entry).digest("hex");
      return holds ? [] : [`全程记录第${at + 1}行与其校验值不符`];
    });
}

function readManifest(text: string): Listed[] | null {
  try {
    const { format, entries } = JSON.parse(text) as { format?: unknown; entries?: unknown };
    return format === "gongping-package/1" && Array.isArray(entries) ? (entries as Listed[]) : null;
  } catch {
    return null;
  }
}

const endSize = 22;

/** The archive's own table of contents; null when its end is not there. */
async function readDirectory(handle: FileHandle): Promise<Member[] | null> {
  const { size } = await handle.stat();
  const tail = await bytesOf(handle, Math.max(0, size - endSize - 65_535), Math.min(size, endSize + 65_535));
  const end = tail.lastIndexOf("PK\u0005\u0006");
  if (end < 0 || end + endSize > tail.length) return null;
  const central = await bytesOf(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const members: Member[] = [];
  for (let at = 0; at + 46 <= central.length && central.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = central.readUInt16LE(at + 28);
    const after = at + 46 + nameLength;
    // Only stored entries are ours; another method could hide other bytes.
    if (central.readUInt16LE(at + 10) !== 0) return null;
    members.push({
      name: central.toString("utf8", at + 46, after),
      size: central.readUInt32LE(at + 24),
      offset: central.readUInt32LE(at + 42),
    });
    at = after + central.readUInt16LE(at + 30) + central.readUInt16LE(at + 32);
  }
  return members.length === tail.readUInt16LE(end + 10) ? members : null;
}

async function bytesOf(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

async function startOf(handle: FileHandle, { offset }: Member): Promise<number> {
  const local = await bytesOf(handle, offset, 30);
  return local.length < 30 ? offset : offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
}

async function textOf(handle: FileHandle, member: Member): Promise<string> {
  return (await bytesOf(handle, await startOf(handle, member), member.size)).toString("utf8");
}

async function digestOf(file: string, handle: FileHandle, member: Member): Promise<string> {
  const start = await startOf(handle, member);
  const hash = createHash("sha256");
  if (member.size > 0)
    for await (const chunk of createReadStream(file, { start, end: start + member.size - 1 }))
      hash.update(chunk as Buffer);
  return hash.digest("hex");
}

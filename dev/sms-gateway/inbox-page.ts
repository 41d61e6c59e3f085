import { formatShanghaiTime } from "@/platform/sms/shanghai-time";
import type { Message, OperatorReport } from "./message";
import type { MessageLog } from "./message-log";

/** A message as tests and the inbox see it, with its links and what became of it. */
export type InboxEntry = Message & { links: string[]; reports: OperatorReport[] };

const link = /https?:\/\/[^\s，。；、！？”）】<>"']+/g;
const shownAtMost = 300;

/** Messages newest first, of one number or of all. */
export function inboxEntries(log: MessageLog, phone?: string): InboxEntry[] {
  return [...log.messages.values()]
    .filter((m) => phone === undefined || m.phone === phone)
    .reverse()
    .map((m) => ({ ...m, links: m.text.match(link) ?? [], reports: log.reportsOf(m.id) }));
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);
const local = (iso: string) => formatShanghaiTime(new Date(iso));

/** The phones on the desk as one page, a section each; works without a script. */
export function inboxPage(log: MessageLog, phone?: string): string {
  const entries = inboxEntries(log, phone).slice(0, shownAtMost);
  const phones = [...new Set(entries.map((e) => e.phone))];
  const sections = phones.map(
    (p) =>
      `<section><h2><a href="/inbox?phone=${encodeURIComponent(p)}">${escapeHtml(p)}</a></h2>${entries
        .filter((e) => e.phone === p)
        .map(article)
        .join("")}</section>`,
  );
  const all = phone === undefined ? "" : `<p><a href="/inbox">全部号码</a></p>`;
  const empty = entries.length === 0 ? "<p>还没有短信。</p>" : "";
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>模拟短信收件箱</title><style>
body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}a{color:#0b57a4}
article{border:1px solid #b8c0c8;border-radius:6px;padding:.6rem .9rem;margin:.6rem 0}
article p{margin:0 0 .3rem;overflow-wrap:anywhere}small{color:#4a5560}
</style></head><body><h1>模拟短信收件箱</h1>
<p>本页代替手机，仅供开发和演示；短信不会真正发出。</p>${all}${empty}${sections.join("")}</body></html>`;
}

function article(entry: InboxEntry): string {
  const carrier = entry.channel === "aliyun" ? "阿里云" : "腾讯云";
  const text = escapeHtml(entry.text).replace(
    /https?:\/\/[^\s，。；、！？”）】<>]+/g,
    (url) => `<a href="${url}" rel="noreferrer">${url}</a>`,
  );
  return `<article><p>${text}</p><small>${carrier}　${local(entry.acceptedAt)} 发出　计 ${entry.segments} 条　${outcome(entry)}</small></article>`;
}

function outcome(entry: InboxEntry): string {
  const stated = entry.reports.filter((r) => r.reportedAt !== null);
  if (stated.length === 0) return "等待回执";
  return stated
    .map((r) =>
      r.delivered
        ? `${local(r.reportedAt ?? "")} 送达`
        : `${local(r.reportedAt ?? "")} 未送达（${escapeHtml(r.code)}）`,
    )
    .join("；");
}

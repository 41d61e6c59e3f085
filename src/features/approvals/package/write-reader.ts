import type { PackageEntry } from "./entries";

export interface ReaderFacts {
  readonly title: string;
  readonly number: string;
  readonly state: string;
  readonly madeAt: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly timeline: readonly { readonly at: string; readonly text: string }[];
}

/** index.html: the package read without the platform, without a network and without scripts. */
export function writeReader(about: ReaderFacts, entries: readonly PackageEntry[]): string {
  const rows = entries.map(
    ({ path, size, sha256 }) =>
      `<tr><td><a href="${html(encodeURI(path))}">${html(path)}</a></td><td>${size}</td><td><code>${sha256}</code></td></tr>`,
  );
  const facts = about.facts.map(([term, value]) => `<dt>${html(term)}</dt><dd>${html(value)}</dd>`);
  const lines = about.timeline.map(({ at, text }) => `<li><time>${html(at)}</time> ${html(text)}</li>`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>证据包：${html(about.title)}</title>
<style>
body{font-family:sans-serif;line-height:1.6;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}
code{word-break:break-all;font-size:.85em}dt{font-weight:bold}dd{margin:0 0 .5rem}
</style>
</head>
<body>
<h1>证据包：${html(about.title)}</h1>
<p>论证编号 ${html(about.number)}，状态：${html(about.state)}。本证据包于 ${html(about.madeAt)} 由专家评审平台导出，可离线阅读；manifest.json 列有每个文件的校验值（SHA-256）。</p>
<dl>${facts.join("")}</dl>
<h2>文件</h2>
<table><thead><tr><th>文件</th><th>字节</th><th>SHA-256</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
<h2>办理过程</h2>
<ol>
${lines.join("\n")}
</ol>
</body>
</html>
`;
}

function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

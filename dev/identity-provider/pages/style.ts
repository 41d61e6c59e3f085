import { createHash } from "node:crypto";

/** The whole look of the platform, inlined in each page and named by its hash in the CSP. */
export const style = `
:root{--ink:#1f2a37;--ink-2:#4b5869;--ink-3:#66717f;--line:#d5dbe3;--ground:#f3f5f8;--brand:#8f1d22;--brand-dark:#701418;--brand-tint:#fbf1f0;--bad:#b3261e;--warn-tint:#fff4d6;--warn-line:#e2c067;--warn-ink:#664400}
*{box-sizing:border-box;margin:0}
html{font-size:16px;-webkit-text-size-adjust:100%}
body{min-height:100vh;display:flex;flex-direction:column;font:400 1rem/1.7 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:var(--ink);background:var(--ground)}
a{color:var(--brand);text-underline-offset:.2em}
:focus-visible{outline:3px solid #2f6fc4;outline-offset:2px}
.banner{background:var(--warn-tint);border-bottom:1px solid var(--warn-line);color:var(--warn-ink);font-size:.875rem;line-height:1.6;text-align:center;padding:6px 16px}
.top{background:#fff;border-top:4px solid var(--brand);border-bottom:1px solid var(--line)}
.top>div{max-width:1080px;margin:0 auto;padding:14px 24px;display:flex;align-items:center;gap:12px}
.mark{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:50%;background:var(--brand);color:#fff;font-weight:600;font-size:1.125rem}
.name{font-weight:600;font-size:1.1875rem;line-height:1.35;text-wrap:balance}
.name small{display:block;font-weight:400;font-size:.8125rem;color:var(--ink-3)}
main{flex:1;width:100%;max-width:528px;margin:0 auto;padding:48px 24px 56px}
.card{background:#fff;border:1px solid var(--line);border-radius:8px;box-shadow:0 1px 3px rgb(31 42 55/7%);overflow:hidden}
.card>.in{padding:28px 32px 32px}
h1{font-size:1.375rem;line-height:1.4;font-weight:600}
.lead{color:var(--ink-2);margin-top:4px;overflow-wrap:anywhere}
.tabs{display:grid;grid-template-columns:1fr 1fr;border-bottom:1px solid var(--line)}
.tabs a{padding:14px 8px 11px;min-height:52px;text-align:center;text-decoration:none;color:var(--ink-2);background:#fafbfc;border-bottom:3px solid transparent}
.tabs a:hover{color:var(--brand)}
.tabs a:focus-visible{outline-offset:-4px}
.tabs a[aria-current]{color:var(--brand);background:#fff;border-color:var(--brand);font-weight:600}
.field{margin-top:20px}
label{display:block;font-weight:600;margin-bottom:6px}
input{width:100%;min-height:48px;padding:8px 14px;font:inherit;color:inherit;background:#fff;border:1px solid #8793a2;border-radius:6px}
input[aria-invalid]{border-color:var(--bad);border-width:2px;padding:7px 13px}
.error{color:var(--bad);margin-top:6px;font-size:.9375rem}
.error::before{content:"!";display:inline-grid;place-items:center;width:1.2em;height:1.2em;margin-right:.45em;border-radius:50%;background:var(--bad);color:#fff;font-weight:700;font-size:.8em;line-height:1}
.hint{color:var(--ink-3);font-size:.875rem;margin-top:6px}
.btn{display:flex;align-items:center;justify-content:center;width:100%;min-height:50px;margin-top:26px;padding:8px 20px;font:inherit;font-weight:600;font-size:1.0625rem;color:#fff;background:var(--brand);border:1px solid var(--brand);border-radius:6px;cursor:pointer;text-decoration:none}
.btn:hover{background:var(--brand-dark)}
.btn.quiet{margin-top:12px;color:var(--ink-2);background:#fff;border-color:var(--line);font-weight:400;font-size:1rem}
.btn.quiet:hover{color:var(--brand);border-color:var(--brand)}
details{margin-top:20px;background:#fff;border:1px solid var(--line);border-radius:8px;padding:0 20px}
summary{cursor:pointer;padding:12px 0;min-height:48px;color:var(--ink-2)}
details p{font-size:.9375rem;color:var(--ink-2);padding-bottom:10px}
.scroll{overflow-x:auto;padding-bottom:14px}
table{width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.5}
th,td{text-align:left;vertical-align:top;padding:8px 10px 8px 0;border-top:1px solid var(--line)}
th{font-weight:600;color:var(--ink-2)}
td:first-child{font-family:ui-monospace,Consolas,"Liberation Mono",monospace;white-space:nowrap}
.code{margin-top:18px;color:var(--ink-3);font-size:.8125rem;overflow-wrap:anywhere}
footer{border-top:1px solid var(--line);background:#fff;color:var(--ink-3);font-size:.8125rem;text-align:center;padding:16px 24px}
@media (max-width:480px){main{padding:20px 16px 40px}.card>.in{padding:22px 18px 24px}.top>div{padding:12px 16px}.name{font-size:1.0625rem}details{padding:0 18px}}
`;

/** The CSP source expression that admits exactly this style. */
export const styleSource = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

import { formatInstant, PLATFORM } from "@/features/rulebook";
import { qrCode, renderOfficialDocument } from "@/platform/document";
import type { Site } from "./find-site";

const conclusions = { PASS: "通过", PASS_AFTER_REVISION: "修改后通过", FAIL: "不通过" } as const;

/** 现场公示牌 on A4: what is approved and the QR code behind which it is told whether that still holds. */
export async function printNotice(site: Site, address: string, now: Date): Promise<Buffer> {
  const approvedAt = site.approvedAt ? formatInstant(site.approvedAt, { year: true }) : "";
  const line = (term: string, value: string) => [{ text: term, bold: true }, value];
  return renderOfficialDocument({
    title: "危大工程专项施工方案公示牌",
    product: PLATFORM,
    author: site.organizationName,
    mark: `论证编号 ${site.number ?? ""}`,
    madeAt: now,
    watermark: site.standing === "VALID" ? undefined : "已失效",
    content: [
      {
        text: "危大工程专项施工方案公示牌",
        fontSize: 26,
        bold: true,
        alignment: "center",
        margin: [0, 12, 0, 24],
      },
      {
        table: {
          widths: [110, "*"],
          body: [
            line("工程名称", site.projectName),
            line("工程地址", site.projectAddress),
            line("危大工程", site.parts.join("、") || site.title),
            line("方案", `${site.title}（第${site.version}版${site.pages ? `，${site.pages}页` : ""}）`),
            line("论证编号", site.number ?? ""),
            line("论证结论", site.conclusion ? conclusions[site.conclusion] : ""),
            line("批准时间", approvedAt),
            line("施工单位", site.organizationName),
            line("校验值（SHA-256）", site.sha256.match(/.{1,8}/g)?.join(" ") ?? site.sha256),
          ],
        },
        fontSize: 13,
        layout: { paddingTop: () => 6, paddingBottom: () => 6 },
      },
      {
        columns: [
          { width: 170, stack: [qrCode(address, 160)] },
          {
            width: "*",
            margin: [16, 24, 0, 0],
            stack: [
              { text: "扫码核对现场方案", fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
              "扫码查看批准的版本、校验值和当前状态；可在网页上选取手中的方案文件核对，文件不会上传。",
              { text: address, fontSize: 9, margin: [0, 8, 0, 0] },
            ],
          },
        ],
        margin: [0, 24, 0, 0],
      },
    ],
  });
}

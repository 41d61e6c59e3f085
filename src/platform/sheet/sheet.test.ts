import { crc32, deflateRawSync } from "node:zlib";
import { readSheet as readByAnother } from "read-excel-file/node";
import { type Column, readSheet, type Value, writeSheet } from ".";
import { storeArchive } from "./store-archive";
import { unpackArchive } from "./unpack-archive";

const columns: Column[] = [
  { head: "姓名", width: 10 },
  { head: "备注", width: 20 },
  { head: "次数", width: 8, kind: "number" },
  { head: "聘期止", width: 12, kind: "date" },
];

async function written(rows: readonly (readonly Value[])[]): Promise<Buffer> {
  return Buffer.from(await new Response(writeSheet("专家", columns, rows)).arrayBuffer());
}

const xml = (body: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${body}`);
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** The parts of a small workbook by hand, the sheet's data and further parts as given. */
function parts(sheetData: string, more: Record<string, Buffer> = {}, after = ""): Map<string, Buffer> {
  return new Map(
    Object.entries({
      "[Content_Types].xml": xml(
        `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
      "_rels/.rels": xml(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      "xl/workbook.xml": xml(
        `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": xml(
        `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      "xl/worksheets/sheet1.xml": xml(
        `<worksheet ${main}><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
      ),
      ...more,
    }),
  );
}

const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const head = `<row r="1">${text("A1", "姓名")}${text("B1", "备注")}</row>`;
const plainRow = `<row r="2">${text("A2", "张三")}${text("B2", "好")}</row>`;

/** A zip whose entries may say what is not so. */
function lying(
  entries: { name: string; body: Buffer; method?: number; size?: number; flags?: number }[],
): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, body, method = 8, size, flags = 0 } of entries) {
    const packed = method === 8 ? deflateRawSync(body) : body;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? body.length, 18);
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    centrals.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), common, tail, path);
    locals.push(Buffer.from("PK\u0003\u0004"), common, path, packed);
    at += 4 + 26 + path.length + packed.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, central, Buffer.from("PK\u0005\u0006"), end]);
}

const asEntries = (all: Map<string, Buffer>) => [...all].map(([name, body]) => ({ name, body }));
const refused = (fault: string) => ({ name: "SheetRefused", fault });

describe("a workbook written", () => {
  it("is read again as it was, by this reader and by another", async () => {
    const bytes = await written([
      ["𠮷·买买提", "第一行\n第二行", 3, "2026-02-28"],
      ["李四", null, 1.5, null],
    ]);
    const sheet = await readSheet(bytes);
    expect(sheet.head).toEqual(["姓名", "备注", "次数", "聘期止"]);
    expect(sheet.rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell.text)])).toEqual([
      [2, "𠮷·买买提", "第一行\n第二行", "3", "2026-02-28"],
      [3, "李四", "", "1.5", ""],
    ]);
    const others = await readByAnother(bytes);
    expect(others[1]).toEqual(["𠮷·买买提", "第一行\n第二行", 3, new Date("2026-02-28T00:00:00Z")]);
  });

  it("gives a spreadsheet nothing to compute", async () => {
    const attacks = [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\0=1",
      "＝1",
      " =1",
      "\u200b=cmd|' /C calc'!A0",
    ];
    const bytes = await written(attacks.map((attack) => ["张三", attack, null, null]));
    const [, ...rows] = await readByAnother(bytes);
    for (const row of rows) expect(row[1]).toMatch(/^'/);
    expect((await readSheet(bytes)).rows.every(({ cells }) => cells[1]?.kind === "text")).toBe(true);
    const raw = sheetXml(bytes);
    expect(raw).not.toMatch(/<f[ >]/);
    expect(raw).toContain('state="frozen"');
  });
});

/** Everything of the sheet as text, through the reader's own unpacking. */
function sheetXml(bytes: Buffer): string {
  return String(unpackArchive(bytes).get("xl/worksheets/sheet1.xml"));
}

describe("a workbook read", () => {
  it("takes values only: formulas of every kind are marked, and nothing they point to is opened", async () => {
    const row = `<row r="2">${text("A2", "张三")}<c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">[1]Sheet1!A1</f><v>3</v></c></row>
      <row r="3">${text("A3", "李四")}<c r="C3"><f t="shared" si="0"/><v>4</v></c><c r="D3"><f></f><v>4</v></c><c r="E3" t="str"><f>WEBSERVICE("http://evil.example")</f><v>x</v></c></row>`;
    const sheet = await readSheet(
      storeArchive(
        parts(head + row, {
          "xl/externalLinks/externalLink1.xml": xml("<externalLink/>"),
          "xl/externalLinks/_rels/externalLink1.xml.rels": xml(
            '<Relationships><Relationship Id="rId1" Target="http://evil.example/a.xlsx" TargetMode="External"/></Relationships>',
          ),
        }),
      ),
    );
    expect(sheet.rows[0]?.cells.map(({ kind }) => kind)).toEqual([
      "text",
      "formula",
      "formula",
      "text",
      "text",
    ]);
    expect(sheet.rows[1]?.cells.map(({ kind }) => kind)).toEqual([
      "text",
      "text",
      "formula",
      "number",
      "formula",
    ]);
    expect(JSON.stringify(sheet)).not.toContain("evil");
  });

  it("trims, and turns full-width digits and letters into plain ones", async () => {
    const row = `<row r="5">${text("A5", "　张三 ")}${text("B5", "１２３Ａ（甲）")}<c r="C5"><v>370202199001011234</v></c><c r="D5"><v>13800000000</v></c></row>`;
    const { rows } = await readSheet(storeArchive(parts(head + row)));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ row: 5 });
    // Eighteen digits kept as a number have lost their end: they must not look like eighteen digits.
    expect(rows[0]?.cells.map((cell) => cell.text)).toEqual([
      "张三",
      "123A（甲）",
      expect.stringMatching(/e\+17$/),
      "13800000000",
    ]);
  });

  it.each([
    ["an entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`],
    ["a billion laughs", `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`],
    ["a document type in small letters", "<!doctype a>"],
  ])("refuses %s", async (_, declaration) => {
    const sheet = Buffer.from(
      `<?xml version="1.0"?>${declaration}<worksheet ${main}><sheetData>${head}${plainRow}</sheetData></worksheet>`,
    );
    const bytes = storeArchive(parts("", { "xl/worksheets/sheet1.xml": sheet }));
    await expect(readSheet(bytes)).rejects.toMatchObject(refused("ENTITIES"));
  });

  it("refuses an encoding that would hide one", async () => {
    const hidden = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`<!DOCTYPE a><worksheet ${main}/>`, "utf16le"),
    ]);
    const bytes = storeArchive(parts("", { "xl/worksheets/sheet1.xml": hidden }));
    await expect(readSheet(bytes)).rejects.toMatchObject(refused("DAMAGED"));
  });

  it("refuses bombs before they go off: declared, lied about, many, nested, ZIP64", async () => {
    const zeros = Buffer.alloc(60 * 1024 * 1024, 32);
    const good = asEntries(parts(head + plainRow));
    const before = process.memoryUsage().rss;
    const bombs = {
      declared: lying([...good, { name: "xl/theme/theme1.xml", body: zeros }]),
      "lied about": lying([...good, { name: "xl/theme/theme1.xml", body: zeros, size: 100 }]),
      many: lying([
        ...good,
        ...Array.from({ length: 300 }, (_, n) => ({ name: `xl/a${n}.xml`, body: Buffer.alloc(1) })),
      ]),
      zip64: lying([...good, { name: "xl/big.xml", body: Buffer.alloc(1), size: 0xffffffff }]),
    };
    for (const bytes of Object.values(bombs)) {
      expect(bytes.length).toBeLessThan(1024 * 1024);
      await expect(readSheet(bytes)).rejects.toMatchObject(refused("BOMB"));
    }
    const nested = lying([...good, { name: "xl/media/image1.png", body: storeArchive(parts("")) }]);
    await expect(readSheet(nested)).rejects.toMatchObject(refused("NESTED"));
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  it("refuses names that would be paths, twins, macros, passwords and other methods", async () => {
    const good = asEntries(parts(head + plainRow));
    for (const name of ["../evil.xml", "/etc/passwd", "xl\\..\\a.xml", "C:/a.xml", "a".repeat(300)]) {
      await expect(readSheet(lying([...good, { name, body: Buffer.alloc(1) }]))).rejects.toMatchObject(
        refused("DAMAGED"),
      );
    }
    const twins = lying([...good, { name: "xl/workbook.xml", body: Buffer.from("<a/>") }]);
    await expect(readSheet(twins)).rejects.toMatchObject(refused("DAMAGED"));
    const macros = lying([...good, { name: "xl/vbaProject.bin", body: Buffer.alloc(1) }]);
    await expect(readSheet(macros)).rejects.toMatchObject(refused("MACROS"));
    const closed = lying([{ name: "[Content_Types].xml", body: Buffer.alloc(1), flags: 1 }]);
    await expect(readSheet(closed)).rejects.toMatchObject(refused("PASSWORD"));
    const strange = lying([{ name: "[Content_Types].xml", body: Buffer.alloc(1), method: 12 }]);
    await expect(readSheet(strange)).rejects.toMatchObject(refused("DAMAGED"));
  });

  it("refuses what only has the name: xls, csv, pdf, nothing, half a file, another zip", async () => {
    const whole = await written([["张三", "", 1, "2026-01-01"]]);
    const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);
    const secret = Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]);
    const cases: [Buffer, string][] = [
      [ole, "TYPE"],
      [secret, "PASSWORD"],
      [Buffer.from("姓名,身份证号\n张三,1\n"), "TYPE"],
      [Buffer.from("%PDF-1.7"), "TYPE"],
      [Buffer.alloc(0), "EMPTY"],
      [Buffer.alloc(5 * 1024 * 1024 + 1), "SIZE"],
      [whole.subarray(0, whole.length / 2), "DAMAGED"],
      [whole.subarray(0, whole.length - 3), "DAMAGED"],
      [storeArchive(new Map([["word/document.xml", xml("<a/>")]])), "TYPE"],
    ];
    for (const [bytes, fault] of cases) await expect(readSheet(bytes)).rejects.toMatchObject(refused(fault));
    for (let at = 40; at < whole.length; at += 97) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      await readSheet(bent).catch((error: unknown) => expect(error).toMatchObject({ name: "SheetRefused" }));
    }
  });

  it("refuses merged cells, too many rows, too many columns, no data", async () => {
    const merged = parts(head + plainRow, {}, '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>');
    await expect(readSheet(storeArchive(merged))).rejects.toMatchObject(refused("MERGED"));
    const low = parts(`${head}<row r="20002">${text("A20002", "张三")}</row>`);
    await expect(readSheet(storeArchive(low))).rejects.toMatchObject(refused("ROWS"));
    const wide = parts(`${head}<row r="2">${text("XFD2", "张三")}</row>`);
    await expect(readSheet(storeArchive(wide))).rejects.toMatchObject(refused("COLUMNS"));
    await expect(readSheet(storeArchive(parts(head)))).rejects.toMatchObject(refused("EMPTY"));
    // Cells that are only formatted are nothing, wherever they are.
    const styled = parts(`${head}${plainRow}<row r="99999"><c r="A99999" s="1"/></row>`);
    expect((await readSheet(storeArchive(styled))).rows).toHaveLength(1);
  });

  it("reads twenty thousand rows", async () => {
    const bytes = await written(
      Array.from({ length: 20_000 }, (_, n) => [`张三${n}`, "好", n, "2026-01-01"]),
    );
    expect((await readSheet(bytes)).rows).toHaveLength(20_000);
  });
});

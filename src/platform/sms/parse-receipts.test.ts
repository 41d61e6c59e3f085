import fc from "fast-check";
import { meaningOf, plainCode } from "./error-codes";
import { parseAliyunReceipts, parseTencentReceipts } from "./parse-receipts";
import { formatShanghaiTime, parseShanghaiTime, shanghaiDay } from "./shanghai-time";

const aliyun = {
  phone_number: "13812345678",
  send_time: "2026-11-24 09:00:00",
  report_time: "2026-11-24 09:00:07",
  success: true,
  err_code: "DELIVERED",
  err_msg: "用户接收成功",
  sms_size: "2",
  biz_id: "932702304080415357^0",
  out_id: "0198c0de-0000-7000-8000-000000000001",
};
const tencent = {
  user_receive_time: "2026-11-24 09:00:07",
  nationcode: "86",
  mobile: "13812345678",
  report_status: "SUCCESS",
  errmsg: "DELIVRD",
  description: "用户短信送达成功",
  sid: "2029:1234567890",
};

describe("carriers' receipt pushes", () => {
  it("reads Aliyun's, local time as Asia/Shanghai whatever the process's zone", () => {
    expect(parseAliyunReceipts([aliyun])).toEqual({
      rejected: 0,
      receipts: [
        {
          channel: "aliyun",
          providerId: "932702304080415357^0",
          reference: "0198c0de-0000-7000-8000-000000000001",
          phone: "13812345678",
          delivered: true,
          reportedAt: new Date("2026-11-24T01:00:07Z"),
          code: "DELIVERED",
        },
      ],
    });
  });

  it("reads Tencent's, as text too", () => {
    const failed = { ...tencent, report_status: "FAIL", errmsg: "UNDELIV", mobile: "+8613812345678" };
    const { receipts, rejected } = parseTencentReceipts(JSON.stringify([tencent, failed]));
    expect(rejected).toBe(0);
    expect(receipts.map((r) => [r.delivered, r.code, r.phone, r.providerId])).toEqual([
      [true, "DELIVRD", "13812345678", "2029:1234567890"],
      [false, "UNDELIV", "13812345678", "2029:1234567890"],
    ]);
  });

  it("loses no good entry to a bad one beside it", () => {
    const bad = [
      null,
      7,
      "x",
      [],
      {},
      { ...aliyun, report_time: "2026-02-30 09:00:00" },
      { ...aliyun, report_time: "1764205207" },
      { ...aliyun, success: "yes" },
      { ...aliyun, phone_number: "1381234567" },
      { ...aliyun, phone_number: "13812345678'; drop table" },
      { ...aliyun, biz_id: "" },
      { ...aliyun, biz_id: "a".repeat(65) },
      { ...aliyun, biz_id: { $gt: "" } },
    ];
    const { receipts, rejected } = parseAliyunReceipts([...bad, aliyun, ...bad]);
    expect([receipts.length, rejected]).toEqual([1, bad.length * 2]);
  });

  it("keeps a receipt whose extras are strange, without them", () => {
    const odd = { ...aliyun, out_id: "a\nb", err_code: "<script>", __proto__: { success: false } };
    expect(parseAliyunReceipts([odd]).receipts[0]).toMatchObject({ delivered: true, code: "UNKNOWN" });
    expect(parseAliyunReceipts([odd]).receipts[0]).not.toHaveProperty("reference");
  });

  it("refuses what is no list, or too long a one", () => {
    for (const body of [undefined, null, {}, aliyun, "", "{", "[".repeat(100_000), "null", 3])
      expect(parseAliyunReceipts(body)).toEqual({ receipts: [], rejected: 1 });
    expect(parseAliyunReceipts(Array(1001).fill(aliyun))).toEqual({ receipts: [], rejected: 1 });
    expect(parseAliyunReceipts(Array(1000).fill(aliyun)).receipts).toHaveLength(1000);
  });

  it("never throws and never lets a malformed value through, 1,000 mutations each", () => {
    const fields = [...Object.keys(aliyun), ...Object.keys(tencent), "__proto__", "ext"];
    const mutation = fc.array(fc.tuple(fc.constantFrom(...fields), fc.anything()), { maxLength: 4 });
    const entry = mutation.map((pairs) => ({ ...aliyun, ...tencent, ...Object.fromEntries(pairs) }));
    const body = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.array(fc.oneof(entry, fc.anything()), { maxLength: 5 }),
    );
    let good = 0;
    fc.assert(
      fc.property(body, (value) => {
        for (const parse of [parseAliyunReceipts, parseTencentReceipts]) {
          for (const r of parse(value).receipts) {
            good += 1;
            expect(r.phone).toMatch(/^1\d{10}$/);
            expect(r.providerId).toMatch(/^[\w^.:-]{1,64}$/);
            expect(r.code).toMatch(/^[\w.:-]{1,64}$/);
            expect(typeof r.delivered).toBe("boolean");
            expect(Number.isNaN(r.reportedAt.getTime())).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(good).toBeGreaterThan(100);
  });
});

describe("Shanghai time", () => {
  it("reads back what it writes, to the second", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2001-01-01"), max: new Date("2098-12-31") }), (at) => {
        fc.pre(!Number.isNaN(at.getTime()));
        const seconds = Math.floor(at.getTime() / 1000) * 1000;
        expect(parseShanghaiTime(formatShanghaiTime(at))?.getTime()).toBe(seconds);
      }),
    );
  });

  it("refuses times that do not exist", () => {
    for (const text of [
      "2026-02-30 00:00:00",
      "2026-01-01 24:00:00",
      "2026-01-01 00:60:00",
      "2026-13-01 00:00:00",
      "0001-01-01 00:00:00",
      "9999-01-01 00:00:00",
      "2026-1-1 0:00:00",
      " 2026-01-01 00:00:00",
      "2026-01-01T00:00:00Z",
      "",
    ])
      expect(parseShanghaiTime(text)).toBeNull();
  });

  it("turns the day at Shanghai's midnight", () => {
    expect(shanghaiDay(new Date("2026-11-29T15:59:59Z"))).toBe("20261129");
    expect(shanghaiDay(new Date("2026-11-29T16:00:00Z"))).toBe("20261130");
  });
});

describe("carriers' codes", () => {
  it.each([
    ["aliyun", "send", "isv.BUSINESS_LIMIT_CONTROL", "LIMIT", "NUMBER"],
    ["aliyun", "send", "isv.MOBILE_NUMBER_ILLEGAL", "PERMANENT", "NUMBER"],
    ["aliyun", "send", "isv.AMOUNT_NOT_ENOUGH", "TEMPORARY", "CHANNEL"],
    ["aliyun", "send", "isv.PARAM_NOT_SUPPORT_URL", "PERMANENT", "MESSAGE"],
    ["tencent", "send", "LimitExceeded.PhoneNumberDailyLimit", "LIMIT", "NUMBER"],
    ["tencent", "send", "never.heard.of", "TEMPORARY", "CHANNEL"],
    ["tencent", "send", "constructor", "TEMPORARY", "CHANNEL"],
    ["aliyun", "receipt", "MOBILE_NOT_ON_SERVICE", "PERMANENT", "NUMBER"],
    ["tencent", "receipt", "MK:9999", "TEMPORARY", "NUMBER"],
  ] as const)("%s %s %s is %s of the %s", (channel, moment, code, kind, about) => {
    expect(meaningOf(channel, moment, code)).toEqual({ kind, about });
  });

  it("are kept only when they look like codes", () => {
    expect(plainCode("isv.OUT_OF_SERVICE")).toBe("isv.OUT_OF_SERVICE");
    for (const odd of ["POST http://x/?PhoneNumbers=13812345678 failed", "", "a\nb", 5, null, "x".repeat(65)])
      expect(plainCode(odd)).toBe("UNKNOWN");
  });
});

import type { ChannelName, Failure } from "./channel";

const deadNumber: Failure = { kind: "PERMANENT", about: "NUMBER" };
const numberLimit: Failure = { kind: "LIMIT", about: "NUMBER" };
const badMessage: Failure = { kind: "PERMANENT", about: "MESSAGE" };
const numberForNow: Failure = { kind: "TEMPORARY", about: "NUMBER" };
const channelForNow: Failure = { kind: "TEMPORARY", about: "CHANNEL" };

/**
 * Answers to a send call. A channel that is out of money, unknown signature or template, or throttled is
 * TEMPORARY: the other channel may take the message and nothing is wrong with the number.
 */
const aliyunSend: Record<string, Failure> = {
  "isv.MOBILE_NUMBER_ILLEGAL": deadNumber,
  "isv.MOBILE_COUNT_OVER_LIMIT": badMessage,
  "isv.BUSINESS_LIMIT_CONTROL": numberLimit,
  "isv.TEMPLATE_MISSING_PARAMETERS": badMessage,
  "isv.TEMPLATE_PARAMS_ILLEGAL": badMessage,
  "isv.INVALID_PARAMETERS": badMessage,
  "isv.INVALID_JSON_PARAM": badMessage,
  "isv.PARAM_LENGTH_LIMIT": badMessage,
  "isv.PARAM_NOT_SUPPORT_URL": badMessage,
  "isv.BLACK_KEY_CONTROL_LIMIT": badMessage,
  "isv.CONTENT_ILLEGAL": badMessage,
  "isv.SMS_CONTENT_ILLEGAL": badMessage,
  "isv.DAY_LIMIT_CONTROL": channelForNow,
  "isv.MONTH_LIMIT_CONTROL": channelForNow,
  "isv.AMOUNT_NOT_ENOUGH": channelForNow,
  "isv.OUT_OF_SERVICE": channelForNow,
  "isv.PRODUCT_UN_SUBSCRIPT": channelForNow,
  "isv.ACCOUNT_NOT_EXISTS": channelForNow,
  "isv.ACCOUNT_ABNORMAL": channelForNow,
  "isv.SMS_TEMPLATE_ILLEGAL": channelForNow,
  "isv.SMS_SIGNATURE_ILLEGAL": channelForNow,
  "isv.SMS_SIGN_ILLEGAL": channelForNow,
  "isp.RAM_PERMISSION_DENY": channelForNow,
  "isp.SYSTEM_ERROR": channelForNow,
  SignatureDoesNotMatch: channelForNow,
  SignatureNonceUsed: channelForNow,
  "InvalidAccessKeyId.NotFound": channelForNow,
  "InvalidTimeStamp.Expired": channelForNow,
  "Throttling.User": channelForNow,
};

const tencentSend: Record<string, Failure> = {
  "InvalidParameterValue.IncorrectPhoneNumber": deadNumber,
  "FailedOperation.PhoneNumberInBlacklist": deadNumber,
  "LimitExceeded.PhoneNumberDailyLimit": numberLimit,
  "LimitExceeded.PhoneNumberOneHourLimit": numberLimit,
  "LimitExceeded.PhoneNumberThirtySecondLimit": numberLimit,
  "LimitExceeded.PhoneNumberSameContentDailyLimit": numberLimit,
  "LimitExceeded.DeliveryFrequencyLimit": numberLimit,
  "LimitExceeded.AppDailyLimit": channelForNow,
  "LimitExceeded.DailyLimit": channelForNow,
  "FailedOperation.ContainSensitiveWord": badMessage,
  "FailedOperation.TemplateParamSetNotMatchApprovedTemplate": badMessage,
  "InvalidParameterValue.TemplateParameterFormatError": badMessage,
  "InvalidParameterValue.TemplateParameterLengthLimit": badMessage,
  "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter": badMessage,
  "InvalidParameterValue.ContentLengthLimit": badMessage,
  "InvalidParameter.SmsParameterError": badMessage,
  "FailedOperation.InsufficientBalanceInSmsPackage": channelForNow,
  "FailedOperation.SignatureIncorrectOrUnapproved": channelForNow,
  "FailedOperation.TemplateIncorrectOrUnapproved": channelForNow,
  "FailedOperation.TemplateUnapprovedOrNotExist": channelForNow,
  "UnauthorizedOperation.SmsSdkAppIdVerifyFail": channelForNow,
  "AuthFailure.SignatureFailure": channelForNow,
  "AuthFailure.SignatureExpire": channelForNow,
  "AuthFailure.SecretIdNotFound": channelForNow,
  "InternalError.Timeout": channelForNow,
  RequestLimitExceeded: channelForNow,
};

/** Codes in delivery receipts. Operators' raw codes (Tencent passes them on) are mostly unknown: TEMPORARY. */
const aliyunReceipt: Record<string, Failure> = {
  MOBILE_NOT_ON_SERVICE: deadNumber,
  MOBILE_ACCOUNT_ABNORMAL: deadNumber,
  MOBILE_IN_BLACK: deadNumber,
  INVALID_NUMBER: numberForNow,
  MOBILE_TERMINAL_ERROR: numberForNow,
  SP_NOT_BY_SMS: deadNumber,
  USER_REJECT: numberForNow,
  MOBILE_SEND_LIMIT: numberLimit,
  CONTENT_KEYWORD: badMessage,
  CONTENT_ERROR: badMessage,
  IS_CLOSED: channelForNow,
};
const tencentReceipt: Record<string, Failure> = {
  "MK:0001": deadNumber,
  "MK:0000": deadNumber,
};

const tables = {
  aliyun: { send: aliyunSend, receipt: aliyunReceipt },
  tencent: { send: tencentSend, receipt: tencentReceipt },
};

/** What a carrier's code means, after a send call or in a failed receipt. Unknown codes: worth another try elsewhere. */
export function meaningOf(channel: ChannelName, moment: "send" | "receipt", code: string): Failure {
  const table = tables[channel][moment];
  const known = Object.hasOwn(table, code) ? table[code] : undefined;
  return known ?? (moment === "receipt" ? numberForNow : channelForNow);
}

/** A code fit for a log or a database column; whatever is not a plain code becomes UNKNOWN. */
export function plainCode(value: unknown): string {
  return typeof value === "string" && /^[\w.:-]{1,64}$/.test(value) ? value : "UNKNOWN";
}

/** The three undertakings of a term (D2), as they are read and signed; plain text, paragraph by paragraph. */
export const undertakings = {
  SECRECY: {
    field: "secrecy",
    title: "保密承诺",
    paragraphs: [
      "本人对参加论证中知悉的专项施工方案、图纸、商业秘密和其他专家的意见严格保密，不复制、不外传，不用于论证以外的目的。",
      "在专家组组成结果公布前，不向任何单位和个人透露本人被抽取、接受或者谢绝邀请的情况。",
    ],
    tick: "我已阅读保密承诺，并承诺遵守",
  },
  INTEGRITY: {
    field: "integrity",
    title: "廉洁承诺",
    paragraphs: [
      "本人独立、客观、公正地提出论证意见，对所提意见负责，不受任何单位和个人的干预。",
      "不私下接触论证项目的参建单位，不收受礼品、礼金、宴请和规定以外的报酬，不介绍业务、人员和产品。",
    ],
    tick: "我已阅读廉洁承诺，并承诺遵守",
  },
  AVOIDANCE: {
    field: "avoidance",
    title: "回避承诺",
    paragraphs: [
      "本人或者近亲属与论证项目的参建单位有任职、投资、上下级或者其他利害关系的，主动申明并回避。",
      "工作单位、兼职或者利害关系发生变化的，当日在平台更新；因未更新或者未申明造成后果的，由本人承担责任。",
    ],
    tick: "我已阅读回避承诺，并承诺遵守",
  },
} as const;

export type UndertakingKind = keyof typeof undertakings;

/** What an applicant promises with the application (A2.8 一, D1), read and ticked one by one. */
export const applicationPromises = {
  truthful: {
    title: "内容真实",
    text: "所填内容和上传的材料真实、准确、完整。如有虚假，愿意接受不予聘任或者取消专家资格的处理，并承担相应责任。",
    tick: "我承诺内容真实",
  },
  integrity: {
    title: "诚信自律",
    text: "诚实守信、作风正派、学术严谨，没有因违法违规执业受到处罚而尚未期满的情形；聘任后独立、客观、公正地参加论证，遵守保密和回避规定。",
    tick: "我承诺诚信自律",
  },
  publicity: {
    title: "同意公示",
    text: "知悉评审通过后将公示姓名、工作单位、职称和申报专业，聘任后列入公开的专家名录；身份证号、手机号和利害关系申报的内容不公开。",
    tick: "我已知悉并同意公示",
  },
} as const;

export type ApplicationPromise = keyof typeof applicationPromises;

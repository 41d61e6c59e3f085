/** What can be granted beside looking, which every delegate may. Pure. */
export const grantableRights = {
  FILE: { label: "填报申报", hint: "登记工程、填报论证项目、上传文件、提交申报" },
  DRAW: { label: "抽取和撤销", hint: "填写抽取条件、抽取专家、撤销论证项目" },
} as const;

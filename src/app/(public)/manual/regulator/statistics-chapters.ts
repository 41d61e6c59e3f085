import type { Chapter } from "../manual-page";

/** Of the statistics, for regulators. */
export const statisticsChapters: readonly Chapter[] = [
  {
    id: "statistics",
    title: "统计分析",
    about: "市监督站和市局看全市，区市监督机构看本辖区。",
    steps: [
      "“统计分析”分五页：论证项目、用时和逾期、抽取和邀请、监督检查和举报、常见问题。每张图的标题就是结论，下面的表是同样的数字。",
      "起止日期按论证项目的提交日期计，也可以按监督区域和专家库类别统计。条件写在网址里，换页时保留。",
      "点表中的数字进入论证项目或者监督检查的列表，条数与数字一致。",
      "“导出 xlsx”导出该图的表，导出留有记录。",
    ],
    note: "逾期未办的事项统计此刻的情况。常见严重缺陷少于3份报告或者少于3个施工单位的不单列；施工单位申报同类方案时看到其中最常见的几条。",
  },
];

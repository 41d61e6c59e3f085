import type { Random } from "../random";

const surnames =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const firstOfName = "承砚怀景砺望守载远临观启致绍修明知同若以庆立延叙安季仲敬允思可向彦书宗予树沐存润";
const secondOfName = "川澄舟岳衡屿峤洲钧岩渠桥峰瀚泽棠榆楷松柏岚汀嵘宁昀和谦诚恒毅颖宜筠蕴晖昭霖漪";
const single = "垚焱堃翀骁玥琰珩琮翊旸璟澍煜";
const doubles = ["欧阳", "司徒", "诸葛", "尉迟", "上官", "皇甫", "东方", "慕容"];

/** Names that break careless software: Ext. B and other rare characters, middle dots, length, one syllable. */
export const rareNames = [
  "孙𠮷澄",
  "阿依努尔·买买提江",
  "古丽巴哈尔·阿不都热合曼·艾山江",
  "纳兰䶮汀",
  "宋㛃宁",
  "尼玛次仁·扎西顿珠",
  "于𫖯衡",
  "乌",
  "石𬭎岩",
  "司徒𣲗澄",
] as const;

/** Gives out names, common surnames more often; about one in sixty with a surname of two characters. */
export function nameMaker(random: Random): () => string {
  const surname = random.weighted([...surnames], (_, index) => 1 / (index + 6));
  const [first, second] = [[...firstOfName], [...secondOfName]];
  return () => {
    const family = random.chance(0.016) ? random.pick(doubles) : surname();
    if (random.chance(0.12)) return family + random.pick([...single]);
    return family + random.pick(first) + random.pick(second);
  };
}

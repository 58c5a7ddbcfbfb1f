export interface GivenNamePool {
  /** For names of one character. */
  single: readonly string[]
  first: readonly string[]
  last: readonly string[]
  singleShare: number
}

type Sex = '1' | '2'

/** The characters that parents of a decade liked, for sons (1) and daughters (2). */
const DECADES: readonly { until: number; singleShare: number; pools: Record<Sex, [single: string, first: string, last: string]> }[] = [
  {
    until: 1954,
    singleShare: 0.12,
    pools: {
      1: ['德忠敏贤义福', '德永家世志文国炳金水长根宝兴士树', '福贵荣生祥昌明清林发财法仁华海泉'],
      2: ['英珍秀兰芬贤', '秀桂玉凤月淑美素阿彩金惠雅', '英兰珍芳花娣仙琴娥莲凤云珠'],
    },
  },
  {
    until: 1969,
    singleShare: 0.22,
    pools: {
      1: ['军强伟明勇平刚建敏杰斌忠', '建国卫志永文新爱红大晓立荣小正学', '国军民平华东明强兵革新良斌江忠根宏'],
      2: ['敏红英萍芳燕丽霞玲勤', '建秀爱丽晓小亚玉美雪红惠卫国', '英红芳萍华琴珍玲霞娟芬君勤凤莉'],
    },
  },
  {
    until: 1979,
    singleShare: 0.34,
    pools: {
      1: ['勇伟军涛斌峰波辉刚磊超毅鹏健', '志建晓海文立永国小东向宏俊少华春', '勇军伟峰斌华明辉平刚强东波宏林飞'],
      2: ['燕红静丽敏霞艳芳娟颖琳洁蕾虹', '晓海丽春秀雪小红玉文亚冬雅慧', '燕红梅芳霞丽萍娟琴敏英珍莉燕群'],
    },
  },
  {
    until: 1989,
    singleShare: 0.3,
    pools: {
      1: ['磊鹏超杰浩亮凯涛飞鑫宇彬旭帆健', '晓俊志海建文明宏嘉振思世雪国立天', '鹏杰磊超峰飞龙辉斌亮涛波宇栋华'],
      2: ['静婷丹娜莉倩蕾晶璐洁颖雯琼薇茜', '晓丽雪海文佳思慧雅莉婷玉燕春梦', '静娜婷燕丽芳娟敏洁雯蕾琴霞玲慧'],
    },
  },
  {
    until: 1999,
    singleShare: 0.16,
    pools: {
      1: ['磊凯浩鑫晨旭翔睿阳帅瑞宁', '嘉俊子志文浩宇天思泽家一明逸建晨', '豪杰伟鑫宇凯浩轩涛航翔辉铭阳帆程'],
      2: ['悦雪倩婷妍琪瑶颖莹玥菲', '思佳雨梦雅诗欣晓嘉文一怡舒若紫', '婷怡琪雯颖佳慧莹洁瑶倩敏涵妮悦'],
    },
  },
  {
    until: 2100,
    singleShare: 0.08,
    pools: {
      1: ['宸睿昊轩泽诺', '子浩宇梓俊奕一沐泽承煜嘉', '轩涵宸泽睿阳辰豪博言然'],
      2: ['玥悦妍萱彤', '子欣雨梓诗一语若可沐佳依', '涵萱怡彤妍诺悦琪桐桃宁'],
    },
  },
]

const pools = DECADES.map(({ until, singleShare, pools: { 1: sons, 2: daughters } }) => ({
  until,
  1: split(sons, singleShare),
  2: split(daughters, singleShare),
}))

export function givenNamePool(birthYear: number, sex: Sex): GivenNamePool {
  const decade = pools.find(({ until }) => birthYear <= until)
  if (!decade) throw new RangeError(`no given names for ${birthYear}`)
  return decade[sex]
}

function split([single, first, last]: [string, string, string], singleShare: number): GivenNamePool {
  return { single: [...single], first: [...first], last: [...last], singleShare }
}

/** Shares per thousand, roughly as in a town south of the Yangtze; the last lines are the rare, the compound and those with two readings. */
const SHARES: Record<number, string> = {
  68: '王 陈',
  60: '张 李',
  38: '刘 徐',
  27: '周 吴 杨 朱 黄 沈',
  17: '赵 孙 胡 林 何 金 郑 叶 俞',
  11: '高 郭 马 蒋 章 潘 钱 方 陆 施 许 楼 邵 宋 唐',
  7: '冯 汪 姚 傅 丁 董 程 曹 余 谢 韩 彭 袁 吕 卢 蔡 夏 田 罗 杜 范 姜 童 戴 毛 竺 谭 任 石 魏 顾 骆',
  4: '邓 萧 曾 苏 阎 贾 江 尹 邱 侯 邹 熊 孟 秦 白 段 雷 龙 史 陶 贺 龚 万 汤 黎 易 常 武 乔 赖 倪 严 应 洪 盛 季 裘 翁 包 屠 褚',
  2: '康 廖 薛 崔 文 庞 樊 兰 殷 安 颜 葛 梅 辛 莫 柳 伍 虞 柯 祝 阮 诸 蓝 甘 冷 鲍 费 岑 娄 宣 平 阙 麻 卓 边 桑 瞿 缪 占 茹 戚 管 聂',
  1: '单 仇 解 查 朴 盖 区 乐 翟 宓 燕 种 覃 牟 欧阳 上官 诸葛 司徒 尉迟 皇甫 夏侯 端木 慕容 东方',
}

/** Each as often as its share, so that picking one blindly gives the right mixture. */
export const surnames: readonly string[] = Object.entries(SHARES).flatMap(([share, names]) => names.split(' ').flatMap((name) => Array.from({ length: Number(share) }, () => name)))

export const compoundSurnames = surnames.filter((name) => name.length > 1)

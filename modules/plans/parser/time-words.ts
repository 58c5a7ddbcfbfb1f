/** Times that name no certain month: kept as written, never turned into months. */
export const VAGUE_TIMES = [
  '寒暑假',
  '寒假',
  '暑假',
  '暑期',
  '年初',
  '年中',
  '年底',
  '年末',
  '年终',
  '岁末年初',
  '岁末',
  '学期初',
  '学期中',
  '学期末',
  '学年初',
  '学年末',
  '开学初',
  '每学期',
  '上学期',
  '下学期',
  '本学期',
  '春季学期',
  '秋季学期',
  '春季',
  '夏季',
  '秋季',
  '冬季',
  '每季度',
  '每季',
  '每周',
  '每年',
  '不定期',
  '定期',
  '适时',
  '时间待定',
  '待定',
  '另行通知',
  '随时',
  '日常',
  '平时',
  '常态化',
  '按需',
  '视情况',
  '视情',
] as const

export const WHOLE_YEAR = ['贯穿全年', '全年度', '全年', '整年', '常年', '长期'] as const

/** Words that may follow a time without changing it: 3月完成, 全年开展. */
export const TIME_VERBS = ['完成', '开展', '进行', '实施', '举行', '举办', '召开', '启动', '组织'] as const

/** Column heads and labels that announce a time. */
export const TIME_HEADS = [
  '时间',
  '时间安排',
  '时间节点',
  '计划时间',
  '完成时间',
  '完成时限',
  '活动时间',
  '举办时间',
  '实施时间',
  '拟定时间',
  '起止时间',
  '进度安排',
  '月份',
  '月度',
  '日期',
] as const

/** What turns a month standing alone into the head of a list: 三月份工作安排. */
export const MONTH_HEAD_ENDING = /^(?:的?(?:主要|重点)?(?:工作|活动)?(?:安排|计划|任务|内容)?)?$/

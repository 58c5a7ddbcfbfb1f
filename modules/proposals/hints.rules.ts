import type { z } from 'zod'
import type { hint } from './proposals.contract.ts'
import type { SessionSettings } from './proposals.settings.ts'

export type Hint = z.infer<typeof hint>

interface Text {
  title: string
  reason: string
  suggestion: string
}

/** What would make the text a better proposal. Lengths must be right before it is submitted; the rest is advice. */
export function hintsFor(text: Text, settings: SessionSettings): Hint[] {
  return [...lengthHints(text, settings), ...titleHints(text.title), ...oneMatterHints(text)]
}

function lengthHints({ reason, suggestion }: Text, settings: SessionSettings): Hint[] {
  const fields = [
    { field: 'reason', zh: '理由', en: 'reason', text: reason, least: settings.reasonCharactersLeast, most: settings.reasonCharactersMost },
    { field: 'suggestion', zh: '建议', en: 'suggestion', text: suggestion, least: settings.suggestionCharactersLeast, most: settings.suggestionCharactersMost },
  ] as const
  return fields.flatMap(({ field, zh, en, text, least, most }): Hint[] => {
    const length = [...text.replaceAll(/\s/g, '')].length
    if (length < least) {
      return [
        { field, tone: 'must', text: { zh: `${zh}至少 ${least} 字，还差 ${least - length} 字。`, en: `The ${en} needs at least ${least} characters: ${least - length} more.` } },
      ]
    }
    if (length > most) {
      return [
        { field, tone: 'must', text: { zh: `${zh}最多 ${most} 字，多了 ${length - most} 字。`, en: `The ${en} has room for ${most} characters: ${length - most} too many.` } },
      ]
    }
    return []
  })
}

function titleHints(title: string): Hint[] {
  const trimmed = title.trim()
  if (trimmed === '' || /关于|建议|提案|进一步|加强|改善|完善|优化/.test(trimmed)) return []
  return [
    { field: 'title', tone: 'note', text: { zh: '案由宜写成“关于……的建议”，让人一眼看出要解决什么。', en: 'A title that says what should change is understood at a glance.' } },
  ]
}

/** What each topic is known by. Two of them in two points of one suggestion are probably two matters. */
const topicWords: Record<string, RegExp> = {
  teaching: /教学|课程|教室|排课|本科生|研究生培养/g,
  research: /科研|课题|实验室|学科建设|论文/g,
  personnel: /职称|人才引进|岗位聘任|考核|聘期/g,
  welfare: /工资|绩效|津贴|福利|疗休养|公积金|住房|补贴/g,
  campus: /校门|道路|停车|车辆|消防|监控|电动车/g,
  logistics: /食堂|餐厅|班车|物业|宿舍维修|空调|热水|绿化/g,
  digital: /信息系统|校园网|网络|一网通办|数据共享|平台登录/g,
  health: /体检|校医院|医保|就诊|心理咨询/g,
  children: /幼儿园|附属学校|子女入学|托管|入托/g,
}

/** One matter per proposal (一事一案). Advice only: whether it is one is for people to judge. */
function oneMatterHints({ title, suggestion }: Text): Hint[] {
  const points = pointsOf(suggestion)
  const topics = points.map(topicOf)
  const named = new Set(topics.filter((topic) => topic !== null))
  if (points.length > 1 && named.size > 1) {
    return [
      note(
        'suggestion',
        `建议中的 ${points.length} 点像是不同的事。按“一事一案”，分成几件提案更容易立案和答复。`,
        `These ${points.length} points look like different matters: one proposal for each is easier to accept and answer.`,
      ),
    ]
  }
  const beside = /(?:另外|此外|同时|顺便|还有一个问题)[，,：:]?(.*)$/s.exec(suggestion)?.[1]
  if (beside !== undefined && changesTopic(suggestion.slice(0, suggestion.length - beside.length), beside)) {
    return [
      note('suggestion', '“另外、此外”之后好像说的是另一件事，可以另写一件提案。', 'What comes after “besides” looks like another matter: it could be a proposal of its own.'),
    ]
  }
  const asked = suggestion.match(/建议(?!书|稿|中|如下)/g)?.length ?? 0
  if (asked > 3 && points.length < 2) {
    return [note('suggestion', '建议较多，请分点写清楚，并确认说的是同一件事。', 'There are several suggestions here: number them, and see that they are about one matter.')]
  }
  if (/[、和及与]/.test(title) && new Set(allTopicsOf(title)).size > 1)
    return [note('title', '案由里好像有两件事，按“一事一案”可分开提。', 'The title seems to name two matters: propose each by itself.')]
  return []
}

/** 一是…二是…, 1. 2. 3., （一）（二）, 第一，第二，: the points of a suggestion; none where there are not at least two. */
function pointsOf(suggestion: string): string[] {
  const marker = /(?:^|[。；;，,：:\n\s])(?:[（(]?(?:[一二三四五六七八九十]|\d{1,2})[)）、.．](?!\d)|[一二三四五六]是|第[一二三四五六][，,、])/
  const parts = suggestion.split(new RegExp(marker, 'g')).map((part) => part.trim())
  const points = suggestion.search(marker) === 0 ? parts.filter(Boolean) : parts.slice(1).filter(Boolean)
  return points.length > 1 ? points : []
}

function topicOf(text: string): string | null {
  const counted = Object.entries(topicWords).map(([topic, words]) => [topic, text.match(words)?.length ?? 0] as const)
  const [best] = counted.toSorted(([, a], [, b]) => b - a)
  return best && best[1] > 0 ? best[0] : null
}

function allTopicsOf(text: string): string[] {
  return Object.entries(topicWords).flatMap(([topic, words]) => (text.match(words) ? [topic] : []))
}

function changesTopic(before: string, after: string): boolean {
  const [first, second] = [topicOf(before), topicOf(after)]
  return first !== null && second !== null && first !== second
}

function note(field: Hint['field'], zh: string, en: string): Hint {
  return { field, tone: 'note', text: { zh, en } }
}

// The sentences of the report to the congress: each says what the figures say and nothing more.

export interface Figures {
  filed: number
  /** Of the session before; null where there is none. */
  filedBefore: number | null
  accepted: number
  merged: number
  converted: number
  notAccepted: number
  key: number
  ledByLeader: number
  replied: number
  done: number
  overdue: number
  medianDays: number
  /** Lead units. */
  units: number
  topTopics: { name: string; count: number }[]
  /** Answers of class B: promised with a day. */
  promised: number
  /** Of those who may rate a published answer: how many there are, how many did, and how. */
  raters: number
  rated: number
  satisfied: number
  unsatisfied: number
}

export function collectedText({ filed, filedBefore, topTopics }: Figures): string {
  const before = filedBefore === null ? '' : `，${comparedWords(filed, filedBefore)}`
  const topics =
    topTopics.length === 0 ? '' : `内容主要集中在${topTopics.map(({ name, count }) => `${name}（${count}件）`).join('、')}${topTopics.length > 1 ? '等方面' : '方面'}。`
  return filed === 0 ? '本次会议没有征集到提案。' : `本次会议共征集提案${filed}件${before}。${topics}`
}

export function acceptedText({ filed, accepted, merged, converted, notAccepted, key, ledByLeader }: Figures): string {
  if (filed === 0) return ''
  const parts = [
    `立案${accepted}件，立案率${percentWords(accepted, filed)}`,
    ...(merged > 0 ? [`并案${merged}件`] : []),
    ...(converted > 0 ? [`转为意见建议${converted}件`] : []),
    ...(notAccepted > 0 ? [`不予立案${notAccepted}件`] : []),
  ]
  const chosen = [...(key > 0 ? [`确定重点提案${key}件`] : []), ...(ledByLeader > 0 ? [`由校领导领办${ledByLeader}件`] : [])]
  return `经提案工作委员会审理，${parts.join('，')}。${chosen.length > 0 ? `其中${chosen.join('，')}。` : ''}`
}

export function answeredText({ accepted, units, replied, done, overdue, medianDays }: Figures): string {
  if (accepted === 0) return '本次会议没有立案的提案。'
  const speed = replied > 0 ? `从交办到答复用时的中位数为${medianDays}天。` : ''
  const late = overdue > 0 ? `尚有${overdue}件超过期限。` : '没有超过期限的提案。'
  return `立案提案由${units}个单位主办，已答复${replied}件，答复率${percentWords(replied, accepted)}；已办结${done}件，办结率${percentWords(done, accepted)}。${speed}${late}`
}

export function ratedText({ raters, rated, satisfied, unsatisfied }: Figures): string {
  if (raters === 0) return '目前还没有可以评价的答复。'
  if (rated === 0) return `应由提案人和附议人评价${raters}人次，目前还没有人评价。`
  const bad = unsatisfied > 0 ? `不满意${unsatisfied}人次，已按规定进入复核和二次办理。` : ''
  return `应评价${raters}人次，已评价${rated}人次，参评率${percentWords(rated, raters)}。对办理结果满意和基本满意${satisfied}人次，满意率${percentWords(satisfied, rated)}；未评价的不计入满意。${bad}`
}

export function nextSteps({ accepted, replied, overdue, promised, unsatisfied }: Figures): string[] {
  const steps = [
    ...(accepted > replied ? [`督促承办单位抓紧办理尚未答复的${accepted - replied}件提案`] : []),
    ...(overdue > 0 ? [`对超过期限的${overdue}件逐件督办，必要时报请校领导协调`] : []),
    ...(promised > 0 ? [`对承诺限期解决的${promised}件（B类）跟踪落实，定期通报进展`] : []),
    ...(unsatisfied > 0 ? ['对评价为不满意的提案认真复核，做好二次办理和解释说明'] : []),
    '开展重点提案“回头看”，提高提案质量和办理实效',
  ]
  return steps.map((step, at) => `${at + 1}. ${step}。`)
}

/** 81%; of nothing it is nothing. */
export function percentWords(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`
}

function comparedWords(now: number, before: number): string {
  if (now === before) return '与上次持平'
  return now > before ? `比上次增加${now - before}件` : `比上次减少${before - now}件`
}

import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import type { Offer, OfferOption } from './offers.store.ts'

export interface Problem {
  code: string
  text: Bilingual
}

export interface Draft {
  offer: Pick<Offer, 'mode' | 'opensAt' | 'closesAt' | 'finalAt' | 'cancelUntil' | 'rules' | 'defaultOptionId'>
  options: readonly OfferOption[]
  /** Of a lottery: that its draw has not yet bound itself to a seed. */
  uncommitted: AppError | null
}

/** All that still stands between a draft and its publication. */
export function problemsOf({ offer, options, uncommitted }: Draft, now: Date): Problem[] {
  const open = options.filter(({ state }) => state === 'open')
  const found: (Problem | false)[] = [
    ...windowProblems(offer, now),
    open.length === 0 && problem('no_options', '请至少添加一个选项（场次、线路、物品）。', 'Add at least one option.'),
    uncommitted !== null && { code: uncommitted.code, text: uncommitted.text },
    offer.defaultOptionId !== null &&
      !open.some(({ id }) => id === offer.defaultOptionId) &&
      problem('default_gone', '默认选项不在选项之中。', 'The default option is not among the options.'),
    offer.defaultOptionId !== null && offer.mode !== 'choice' && problem('default_mode', '只有“自选”方式可以设默认选项。', 'Only the mode “choice” has a default option.'),
    ...tagProblems(offer, open),
    ...startProblems(offer, open),
  ]
  return found.filter((entry) => entry !== false)
}

function windowProblems({ opensAt, closesAt, finalAt, cancelUntil, rules }: Draft['offer'], now: Date): (Problem | false)[] {
  return [
    (opensAt === null || closesAt === null) && problem('no_window', '请填写报名开始和截止时间。', 'Say when sign-up opens and closes.'),
    closesAt !== null && closesAt <= now && problem('window_over', '报名截止时间已过。', 'The closing time is over.'),
    finalAt === null && problem('no_final', '请填写名单确定时间（此后不再递补）。', 'Say when the list stands and nobody moves up any more.'),
    rules.lateCancelDays !== null &&
      cancelUntil === null &&
      problem('no_cancel_until', '规定了临期取消的后果，请写明最晚可以免责取消的时间。', 'A late cancellation has consequences: say until when it has none.'),
  ]
}

function tagProblems({ rules }: Draft['offer'], open: readonly OfferOption[]): Problem[] {
  const tags = new Set(open.map(({ tag }) => tag))
  return Object.keys(rules.tagProgrammes)
    .filter((tag) => !tags.has(tag))
    .map((tag) => problem('tag_unused', `规则中的标签“${tag}”没有选项使用。`, `No option bears the tag “${tag}” of the rules.`))
}

/** Where each option has a list of its own, that one stands before it starts. */
function startProblems({ finalAt, rules }: Draft['offer'], open: readonly OfferOption[]): Problem[] {
  if (rules.optionClosesDays !== null) return []
  return open
    .filter(({ startsAt }) => finalAt !== null && startsAt !== null && finalAt > startsAt)
    .map(({ title }) => problem('final_after_start', `“${title}”开始时名单还未确定，请把名单确定时间提前。`, `“${title}” starts before the list stands: let it stand earlier.`))
}

function problem(code: string, zh: string, en: string): Problem {
  return { code, text: { zh, en } }
}

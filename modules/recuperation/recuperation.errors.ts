import { defineError } from '../../kernel/errors.ts'

export const tripEndsBeforeStart = defineError('recuperation.ends_before_start', 400, '“{title}”的返回时间须晚于出发时间。', '“{title}” must come back after it leaves.')
export const payersExceedPrice = defineError(
  'recuperation.payers_exceed_price',
  400,
  '“{title}”工会与行政承担之和超过了总价，请核对金额。',
  '“{title}”: union and administration together pay more than the price.',
)
export const leastAbovePlaces = defineError('recuperation.least_above_places', 400, '“{title}”的最低成团人数多于名额。', '“{title}” needs more people than it has places.')
export const tripStays = defineError(
  'recuperation.trip_stays',
  409,
  '项目已发布，“{title}”不能删除，也不能改变省内外。如不再组织，请在“成团”页取消。',
  'The programme is published: “{title}” cannot be removed nor change its province. Cancel it on the page of groups.',
)
export const tripDecided = defineError('recuperation.trip_decided', 409, '“{title}”已{state}，不能再这样处理。', '“{title}” is {state} already.')
export const notYetOpen = defineError('recuperation.not_yet_open', 409, '报名还没有开始。', 'Sign-up has not begun.')
export const belowLeast = defineError(
  'recuperation.below_least',
  409,
  '已确认 {people} 人，还差 {missing} 人才达到最低成团人数 {least} 人。可以并入其他日期，或取消。',
  '{people} are confirmed, {missing} fewer than the {least} needed: put it together with another date, or cancel it.',
)
export const nobodyLeads = defineError('recuperation.nobody_leads', 409, '请先指定领队和安全员。', 'Name the leader and the safety officer first.')
export const checksOpen = defineError('recuperation.checks_open', 409, '还有 {count} 份报名等待分工会审核。', '{count} sign-up(s) wait for the branch to check them.')
export const otherProvince = defineError(
  'recuperation.other_province',
  409,
  '省内线路与省外线路不能合并：两者的轮次规定不同。',
  'A trip within the province and one out of it cannot be put together: different rules hold.',
)
export const mergeDoesNotFit = defineError(
  'recuperation.merge_does_not_fit',
  409,
  '“{title}”容纳不下这一团的 {people} 人（线路名额或分工会名额不足）。请先增加名额。',
  '“{title}” has no room for the {people} people of this group: raise its places or the branch’s first.',
)
export const alreadyChecked = defineError('recuperation.already_checked', 409, '这份报名已经审核过了。', 'This sign-up was checked already.')
export const nothingToCheck = defineError('recuperation.nothing_to_check', 409, '这份报名已结束，无需审核。', 'This sign-up has ended: there is nothing to check.')
export const noLetter = defineError('recuperation.no_letter', 409, '成团以后才需要确认安全告知书。', 'The safety letter is confirmed once the group is formed.')
export const letterChanged = defineError(
  'recuperation.letter_changed',
  409,
  '安全告知书刚刚有更新，请重新阅读后确认。',
  'The safety letter has just changed: read it again, then confirm.',
)
export const nothingToAnswer = defineError('recuperation.nothing_to_answer', 409, '没有等您答复的并团安排。', 'There is nothing to answer.')
export const notFormed = defineError('recuperation.not_formed', 409, '没有成团，无需结算。', 'The group was not formed: there is nothing to settle.')
export const notBack = defineError('recuperation.not_back', 409, '返回以后才能结算。', 'It is settled once the group is back.')
export const settledMeanwhile = defineError(
  'recuperation.settled_meanwhile',
  409,
  '这个团刚刚由同事结算过，请核对后再更正。',
  'A colleague has just settled this trip: look at it, then correct it.',
)
export const yearUnknown = defineError(
  'recuperation.year_unknown',
  409,
  '{year}年的放假安排还没有录入，算不出公示截止日。请先在日历中录入。',
  'The holidays of {year} are not known yet: enter them in the calendar first.',
)
export const nominatedOnly = defineError(
  'recuperation.nominated_only',
  403,
  '这是面向劳模和先进工作者的疗休养，由分工会推荐，不接受个人报名。',
  'This programme is for model workers and the advanced: branches nominate, and nobody signs up alone.',
)
export const notNominated = defineError(
  'recuperation.not_nominated',
  409,
  '这个项目由会员自己报名，不用推荐。',
  'Members sign up for this programme themselves: nobody is nominated.',
)
export const nominationsClosed = defineError('recuperation.nominations_closed', 409, '不在推荐时间内。', 'Nominations are not open now.')
export const notEligible = defineError('recuperation.not_eligible', 409, '不符合参加规定：{conditions}。', 'The rule is not met: {conditions}.')
export const noNomination = defineError(
  'recuperation.no_nomination',
  409,
  '没有分工会的推荐材料，不能审核通过。请由分工会推荐。',
  'There is no nomination by the branch: it cannot be passed.',
)
export const nominationChecked = defineError(
  'recuperation.nomination_checked',
  409,
  '学校已审核这份推荐，要撤回请联系校工会。',
  'The school has checked this nomination: ask it to take the person off.',
)
export const schoolChecks = defineError('recuperation.school_checks', 403, '推荐人选由学校审核。', 'The school checks those whom branches nominate.')
export const noticeNotOver = defineError(
  'recuperation.notice_not_over',
  409,
  '推荐人选须先公示，公示期满才能成团。请在“组织过程”中登记公示。',
  'Those nominated are given public notice first: put it on record under the steps; the group is formed when it is over.',
)

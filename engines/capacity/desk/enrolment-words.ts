import type { Bilingual } from '../../../kernel/errors.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'

export const statusWords: Record<EnrolmentStatus, Bilingual> = {
  confirmed: { zh: '已确认', en: 'Confirmed' },
  waiting: { zh: '候补', en: 'Waiting' },
  offered: { zh: '待本人确认', en: 'To be accepted' },
  pending: { zh: '待审核', en: 'Pending' },
  declined: { zh: '未通过', en: 'Not accepted' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  expired: { zh: '逾期未确认', en: 'Lapsed' },
}

const eventWords: Record<string, Bilingual> = {
  enrolled_for: { zh: '代为报名', en: 'Signed up by somebody else' },
  moved_up: { zh: '候补成功', en: 'Moved up' },
  offered: { zh: '有空位，等本人确认', en: 'A place was offered' },
  accepted: { zh: '本人确认名额', en: 'Accepted the place' },
  lapsed: { zh: '逾期未确认，名额让出', en: 'Let the place lapse' },
  drawn: { zh: '摇号中签', en: 'Drawn' },
  drawn_in_line: { zh: '摇号后候补', en: 'Drawn into the line' },
  drawn_out: { zh: '摇号未中', en: 'Not drawn' },
  queued: { zh: '审核通过，进入候补', en: 'Approved, waiting in line' },
  approved: { zh: '审核通过', en: 'Approved' },
  declined: { zh: '未通过', en: 'Declined' },
  cancelled: { zh: '本人取消', en: 'Cancelled' },
  taken_off: { zh: '主办单位移出', en: 'Taken off' },
  option_changed: { zh: '更换场次', en: 'Changed the option' },
  option_withdrawn: { zh: '场次撤下', en: 'The option was withdrawn' },
  answers_changed: { zh: '修改填报内容', en: 'Changed the answers' },
  called_off: { zh: '活动取消', en: 'Called off' },
  by_default: { zh: '未选择，按默认发放', en: 'Chose nothing: got the default' },
}

/** What became of a sign-up, for a person to read. */
export function sayEvent(what: string): Bilingual {
  return eventWords[what] ?? { zh: what, en: what }
}

import type { Bilingual } from '../../kernel/errors.ts'
import type { BookingState } from './venues.shapes.ts'

export const stateWords: Record<BookingState, Bilingual> = {
  asked: { zh: '待审批', en: 'waits for approval' },
  booked: { zh: '已预约', en: 'booked' },
  declined: { zh: '未通过', en: 'declined' },
  given_back: { zh: '已退订', en: 'given back' },
  called_off: { zh: '已取消', en: 'called off' },
  lapsed: { zh: '已过期', en: 'lapsed' },
}

import type { Bilingual } from '../../kernel/errors.ts'
import type { Round } from './rounds.store.ts'

export const roundStateNames: Record<Round['state'], Bilingual> = {
  draft: { zh: '准备中', en: 'being prepared' },
  published: { zh: '申请与审核', en: 'taking and checking applications' },
  noticed: { zh: '公示中', en: 'on public notice' },
  told: { zh: '确认入学', en: 'being answered' },
  closed: { zh: '已结束', en: 'closed' },
}

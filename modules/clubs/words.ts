import type { Bilingual } from '../../kernel/errors.ts'
import type { Ending, PlanState } from './clubs.shapes.ts'

export const planWords: Record<PlanState, Bilingual> = {
  planned: { zh: '计划中', en: 'planned' },
  done: { zh: '已完成', en: 'done' },
  dropped: { zh: '不再举办', en: 'dropped' },
}

export const endingWords: Record<Ending, Bilingual> = {
  left: { zh: '本人退出', en: 'left' },
  removed: { zh: '移出名册', en: 'taken off' },
  dissolved: { zh: '协会解散', en: 'club dissolved' },
  moved: { zh: '协会合并转入', en: 'went over with the club' },
  merged: { zh: '档案合并', en: 'records merged' },
}

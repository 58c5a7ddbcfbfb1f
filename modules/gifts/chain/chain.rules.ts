import { panelGaps } from '../../../engines/panels/panels.rules.ts'
import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import { futureStep, noticeNeedsEnd } from '../gifts.errors.ts'
import { giftSteps, type GiftStep } from './chain.contract.ts'
import type { StepFacts, StepRecord } from './chain.store.ts'

/** Why a step cannot be recorded as it was written; null: it can. A public notice may still run. */
export function stepRefusal(step: GiftStep, { doneOn, untilOn }: Pick<StepFacts, 'doneOn' | 'untilOn'>, today: string): AppError | null {
  if (doneOn > today) return futureStep()
  return step === 'notice' && (untilOn === null || untilOn < doneOn) ? noticeNeedsEnd() : null
}

interface Looked {
  record: StepRecord | null
  before: StepRecord | null
  papers: number
  /** Suppliers that were compared. */
  candidates: number
}

/** What somebody who checks would miss in a step. */
export function gapsOf(step: GiftStep, { record, before, papers, candidates }: Looked): Bilingual[] {
  if (record === null) return [{ zh: '没有登记', en: 'Not on record' }]
  const earlier = before === null ? null : (before.untilOn ?? before.doneOn)
  const found: (Bilingual | false)[] = [
    earlier !== null && record.doneOn < earlier && { zh: `早于上一步（${earlier}）`, en: `Earlier than the step before (${earlier})` },
    step !== 'notice' && record.people.length === 0 && { zh: '没有写明参加人', en: 'Nobody is named' },
    step === 'budget' && record.documentNo === null && { zh: '没有会议或文件编号', en: 'No document number' },
    papers === 0 && { zh: '没有上传材料', en: 'No paper' },
  ]
  return [...(step === 'panel' ? panelGaps({ members: record.people, candidates }, { welfare: true }) : []), ...found.filter((gap) => gap !== false)]
}

/** The latest step on record before this one in the order of a purchase. */
export function stepBefore(step: GiftStep, records: ReadonlyMap<GiftStep, StepRecord>): StepRecord | null {
  return giftSteps.slice(0, giftSteps.indexOf(step)).reduce<StepRecord | null>((latest, one) => records.get(one) ?? latest, null)
}

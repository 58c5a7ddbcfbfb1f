import type { AppError, Bilingual } from '../../../kernel/errors.ts'
import { futureStep, noticeNeedsEnd, oneBidChosen } from '../gifts.errors.ts'
import { giftSteps, type GiftStep } from './chain.contract.ts'
import type { Bid, StepFacts, StepRecord } from './chain.store.ts'

/** Why a step cannot be recorded as it was written; null: it can. A public notice may still run. */
export function stepRefusal(step: GiftStep, { doneOn, untilOn, bids }: Pick<StepFacts, 'doneOn' | 'untilOn'> & { bids: readonly Bid[] }, today: string): AppError | null {
  if (doneOn > today) return futureStep()
  if (step === 'notice' && (untilOn === null || untilOn < doneOn)) return noticeNeedsEnd()
  return step === 'panel' && bids.length > 0 && !bids.some(({ chosen }) => chosen) ? oneBidChosen() : null
}

interface Looked {
  record: StepRecord | null
  before: StepRecord | null
  papers: number
  bids: number
}

/** What somebody who checks would miss in a step. */
export function gapsOf(step: GiftStep, { record, before, papers, bids }: Looked): Bilingual[] {
  if (record === null) return [{ zh: '没有登记', en: 'Not on record' }]
  const earlier = before === null ? null : (before.untilOn ?? before.doneOn)
  const found: (Bilingual | false)[] = [
    earlier !== null && record.doneOn < earlier && { zh: `早于上一步（${earlier}）`, en: `Earlier than the step before (${earlier})` },
    step !== 'notice' && record.people.length === 0 && { zh: '没有写明参加人', en: 'Nobody is named' },
    step === 'budget' && record.documentNo === null && { zh: '没有会议或文件编号', en: 'No document number' },
    papers === 0 && { zh: '没有上传材料', en: 'No paper' },
  ]
  return [...(step === 'panel' ? panelGaps(record, bids) : []), ...found.filter((gap) => gap !== false)]
}

/** A panel has somebody for the members' welfare and somebody who audits, and something to compare. */
function panelGaps({ people }: StepRecord, bids: number): Bilingual[] {
  const has = (part: string) => people.some((one) => one.part === part)
  const found: (Bilingual | false)[] = [
    !has('welfare') && { zh: '比选小组没有福利工作人员', en: 'No welfare member on the panel' },
    !has('audit') && { zh: '比选小组没有经审人员', en: 'No audit member on the panel' },
    bids < 2 && { zh: '不足两家供应商，没有比较', en: 'Fewer than two suppliers: nothing was compared' },
  ]
  return found.filter((gap) => gap !== false)
}

/** The latest step on record before this one in the order of a purchase. */
export function stepBefore(step: GiftStep, records: ReadonlyMap<GiftStep, StepRecord>): StepRecord | null {
  return giftSteps.slice(0, giftSteps.indexOf(step)).reduce<StepRecord | null>((latest, one) => records.get(one) ?? latest, null)
}

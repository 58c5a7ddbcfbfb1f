import type { CaseRow } from '../../engines/cases/process.ts'
import { notify } from '../../engines/notify/notify.ts'
import type { Trx } from '../../kernel/db/handle.ts'

/** Whoever is named as a seconder by a paper hears of it, and how to take it back. */
export function tellPaperSeconders(trx: Trx, row: CaseRow, { staffIds, enteredBy }: { staffIds: readonly string[]; enteredBy: string }): Promise<void> {
  return notify(
    trx,
    staffIds.map((to) => ({
      to,
      kind: 'case.moved',
      title: { zh: `您的纸质附议已录入：《${row.title}》`, en: `Your second on paper was entered: “${row.title}”` },
      body: {
        zh: `${enteredBy}按纸质材料录入了您对这件提案的附议。如不属实，请打开提案撤回附议。`,
        en: `${enteredBy} entered your second of this proposal from a paper. If it is not yours, open the proposal and take it back.`,
      },
      path: `/proposals/${row.id}`,
      subject: { type: 'case', id: row.id },
      urgency: 'normal' as const,
      key: `case:${row.id}:${row.version}:paper-second`,
    })),
  )
}

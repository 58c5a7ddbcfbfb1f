import type { SayOf } from '../../../../kernel/ui/texts.ts'
import type { UnitChange } from '../organisation.types.ts'
import type { unitTexts } from '../unit.texts.ts'

type SayUnit = SayOf<typeof unitTexts>

/** What happened, in a few words. */
export function changeTitle({ kind, before, after }: UnitChange, say: SayUnit): string {
  const name = after?.name ?? ''
  switch (kind) {
    case 'create':
      return say('changeCreate', { name })
    case 'rename':
      return say('changeRename', { name })
    case 'relocate':
      return say('changeRelocate', { campus: after?.campusName ?? '—' })
    case 'move':
      return say('changeMove', { parent: after?.parentName ?? '' })
    case 'merge':
      return merged({ before, after }, { ended: say('changeMergeInto'), made: say('changeMergeNew', { name }), went: say('changeMerge') })
    case 'split':
      return merged({ before, after }, { ended: say('changeSplitEnd'), made: say('changeSplitNew', { name }), went: say('changeSplit') })
    case 'close':
      return say('changeClose')
    case 'withdraw':
      return say('changeWithdraw')
  }
}

/** What it was before, where that differs. */
export function changeTraces({ before, after }: UnitChange, say: SayUnit): string[] {
  if (!before || !after) return []
  return [
    before.name !== after.name ? say('wasName', { name: before.name }) : '',
    before.parentName !== after.parentName ? say('wasParent', { parent: before.parentName ?? '—' }) : '',
    before.campusName !== after.campusName ? say('wasCampus', { campus: before.campusName ?? '—' }) : '',
  ].filter(Boolean)
}

function merged({ before, after }: Pick<UnitChange, 'before' | 'after'>, words: { ended: string; made: string; went: string }): string {
  if (after === null) return words.ended
  return before === null ? words.made : words.went
}

import { useState } from 'react'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { HandOut, HandOutBranch } from './gifts.types.ts'
import { SignDrawer } from './SignDrawer.tsx'
import { useRemovePaper } from './use-gift-changed.ts'

interface BranchRowProps {
  giftId: string
  branch: HandOutBranch
  packages: HandOut['packages']
  /** Before that the list is not one to be signed. */
  listsStand: boolean
}

/** One branch: how many of what, who has it, its list to print and to enter. */
export function BranchRow({ giftId, branch, packages, listsStand }: BranchRowProps) {
  const say = useTexts(giftsDeskTexts)
  const [entering, enter] = useState(false)
  const { unitId, unitName, expected, received } = branch
  const what = listed(branch.packages.map(({ packageId, count }) => `${packages.find(({ id }) => id === packageId)?.title ?? ''} ${count}`))
  const whole = received === expected
  return (
    <li>
      <span className="gf-words">
        <span className="gf-title">{unitName}</span>
        <span className="tx-note">{what}</span>
        <Papers giftId={giftId} papers={branch.papers} />
      </span>
      <span className="tx-actions">
        <Chip tone={whole ? 'ok' : 'neutral'} icon={whole ? 'ok' : 'clock'}>
          {whole ? say('allReceived') : `${received} / ${expected}`}
        </Chip>
        {listsStand && <ExportLink href={`${apiPrefix}/gifts/${giftId}/signed-list.docx?unitId=${unitId}`} label={say('printList')} />}
        {listsStand && (
          <Button aria-label={`${unitName} ${say('enter')}`} onClick={() => enter(true)}>
            {say('enter')}
          </Button>
        )}
      </span>
      {entering && <SignDrawer giftId={giftId} branch={branch} onClose={() => enter(false)} />}
    </li>
  )
}

export function Papers({ giftId, papers, mayRemove = true }: { giftId: string; papers: HandOutBranch['papers']; mayRemove?: boolean }) {
  const say = useTexts(giftsDeskTexts)
  const remove = useRemovePaper(giftId)
  if (papers.length === 0) return null
  return (
    <span className="gf-papers">
      {papers.map(({ id, name }) => (
        <span key={id} className="tx-actions">
          <a href={`${apiPrefix}/gifts/${giftId}/papers/${id}`} download>
            {name}
          </a>
          {mayRemove && <IconButton icon="close" label={say('removePaper', { name })} onClick={() => remove.mutate(id)} />}
        </span>
      ))}
    </span>
  )
}

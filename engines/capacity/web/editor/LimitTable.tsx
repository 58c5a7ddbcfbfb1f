import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { editorTexts } from './editor.texts.ts'
import { filledDown, gridOf, limitsIn, type Grid } from './limit-grid.ts'
import { LimitCells } from './LimitCells.tsx'

interface LimitTableProps {
  offer: DeskOffer
  /** Brings what is being written to the server first, and gives the version that then holds. */
  before?: () => Promise<number>
}

/** How many places, by option and by branch. Where a limit grows, the line moves up at once. */
export function LimitTable({ offer, before }: LimitTableProps) {
  const say = useTexts(editorTexts)
  const changed = useOffersChanged()
  // Null while nothing has been written: then the numbers are those of the offer as it stands.
  const [written, write] = useState<Grid | null>(null)
  const grid = written ?? gridOf(offer)
  const [byBranch, divide] = useState(() => offer.limits.some(({ unitId }) => unitId !== null))
  const choices = useQuery(query.capacity.eligibility.formChoices.queryOptions({ enabled: byBranch, staleTime: Infinity }))
  const limits = limitsIn(grid, offer)
  const save = useMutation({
    mutationFn: async () => {
      const version = before ? await before() : offer.version
      return api.capacity.offers.setLimits({ offerId: offer.id, version, limits: limits ?? [] })
    },
    onSuccess: ({ movedUp }) => {
      write(null)
      toast(movedUp > 0 ? say('limitsMoved', { count: movedUp }) : say('limitsSaved'))
    },
    onSettled: changed,
  })
  const open = offer.options.filter(({ state }) => state === 'open')
  const branches = byBranch ? (choices.data?.branches ?? []) : []
  const fillDown = () =>
    write(
      filledDown(grid, {
        optionIds: [null, ...open.map(({ id }) => id)],
        unitIds: branches.map(({ id }) => id),
      }),
    )
  return (
    <Card title={say('limits')}>
      <div className="tx-stack">
        {open.length === 0 && <p className="tx-note">{say('limitsNoOptions')}</p>}
        <p className="tx-note">{say('limitsHelp')}</p>
        <LimitCells offer={offer} options={open} branches={branches} grid={grid} onChange={write} />
        <TickField label={say('limitsBranches')} checked={byBranch} onChange={divide} />
        {limits === null && (
          <Banner tone="warn" urgent>
            {say('limitsWrong')}
          </Banner>
        )}
        <Refusal error={save.error} />
        <div className="cp-moves">
          <Button look={written ? 'primary' : 'plain'} disabled={limits === null} busy={save.isPending} onClick={() => save.mutate()}>
            {say('saveLimits')}
          </Button>
          {byBranch && branches.length > 1 && <Button onClick={fillDown}>{say('fillDown')}</Button>}
        </div>
      </div>
    </Card>
  )
}

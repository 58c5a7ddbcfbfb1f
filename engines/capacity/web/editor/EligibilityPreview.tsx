import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { query } from '../../../../web/api.ts'
import type { Condition, Preview } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'
import { NamesDrawer, type Names } from './NamesDrawer.tsx'

const restMs = 500

/** How many these conditions let in, how many each keeps out, and how it looks branch by branch. */
export function EligibilityPreview({ offerId, conditions }: { offerId: string; conditions: Condition[] }) {
  const say = useTexts(editorTexts)
  const sayBase = useTexts(baseTexts)
  const words = useBilingual()
  const asked = useDebounced(conditions, restMs)
  const [names, show] = useState<Names | null>(null)
  const read = useQuery(query.capacity.eligibility.preview.queryOptions({ input: { offerId, conditions: asked }, placeholderData: keepPreviousData }))
  if (read.isError) return <Banner tone="bad">{describeError(read.error, sayBase).message}</Banner>
  if (!read.data) return <p role="status">{say('previewing')}</p>
  const { total, eligible, conditions: lines, barred, branches } = read.data
  const format = new Intl.NumberFormat('zh-CN')
  return (
    <div className="ce-preview">
      <p className="ce-preview-head" role="status">
        {say('previewNow', { total: format.format(total), eligible: format.format(eligible) })}
      </p>
      <ul className="tx-note">
        {lines.map(({ said, keptOut, onlyThis }, at) => (
          <li key={said.zh}>
            {say('keptOut', { what: words(said), count: keptOut, only: onlyThis })}
            {keptOut > 0 && (
              <Button look="quiet" aria-label={say('showLacking', { what: words(said) })} onClick={() => show({ meets: false, failing: at })}>
                {say('names')}
              </Button>
            )}
          </li>
        ))}
        {barred.sanctioned > 0 && <li>{say('barredSanction', { count: barred.sanctioned })}</li>}
        {barred.entitlementUsed > 0 && <li>{say('barredUsed', { count: barred.entitlementUsed })}</li>}
      </ul>
      <div className="cp-moves">
        <Button onClick={() => show({ meets: true, failing: null })}>{say('showEligible')}</Button>
        {eligible < total && (
          <Button look="quiet" onClick={() => show({ meets: false, failing: null })}>
            {say('showOthers')}
          </Button>
        )}
      </div>
      <BranchTable branches={branches} />
      {names && <NamesDrawer offerId={offerId} conditions={asked} said={lines.map((line) => line.said)} first={names} onClose={() => show(null)} />}
    </div>
  )
}

function BranchTable({ branches }: { branches: Preview['branches'] }) {
  const say = useTexts(editorTexts)
  return (
    <details className="tx-more">
      <summary>{say('byBranch')}</summary>
      <table className="tx-table tx-figures">
        <thead>
          <tr>
            <th scope="col">{say('branch')}</th>
            <th scope="col">{say('branchTotal')}</th>
            <th scope="col">{say('branchEligible')}</th>
          </tr>
        </thead>
        <tbody>
          {branches.map((branch) => (
            <tr key={branch.unitId}>
              <th scope="row">{branch.unitName}</th>
              <td>{branch.total}</td>
              <td>{branch.eligible}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { query } from '../../../../web/api.ts'
import type { Condition } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'

const restMs = 500

/** How many these conditions let in, how many each keeps out, and how it looks branch by branch. */
export function EligibilityPreview({ offerId, conditions }: { offerId: string; conditions: Condition[] }) {
  const say = useTexts(editorTexts)
  const sayBase = useTexts(baseTexts)
  const words = useBilingual()
  const asked = useDebounced(conditions, restMs)
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
      <ul className="cp-quiet">
        {lines.map(({ said, keptOut, onlyThis }) => (
          <li key={said.zh}>{say('keptOut', { what: words(said), count: keptOut, only: onlyThis })}</li>
        ))}
        {barred.sanctioned > 0 && <li>{say('barredSanction', { count: barred.sanctioned })}</li>}
        {barred.entitlementUsed > 0 && <li>{say('barredUsed', { count: barred.entitlementUsed })}</li>}
      </ul>
      <details>
        <summary>{say('byBranch')}</summary>
        <table className="ce-branches">
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
    </div>
  )
}

import { Button } from '../../base/Button.tsx'
import { Select } from '../../base/Select.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { pageSizes } from './query-state.ts'
import type { TablePage } from './table.types.ts'
import type { TableControl } from './use-table-state.ts'

/** Where in the list, and how long it is; counting stops where nobody reads on. */
export function TablePager({ page, control }: { page: TablePage<unknown>; control: TableControl }) {
  const say = useTexts(deskTexts)
  const { nextCursor } = page
  const from = control.offset + 1
  const values = { from, to: control.offset + page.items.length, count: new Intl.NumberFormat('zh-CN').format(page.count) }
  return (
    <nav className="tb-pager tx-no-print" aria-label={say('pageSize')}>
      <span className="tb-range" role="status">
        {page.countCapped ? say('rangeCapped', values) : say('range', values)}
      </span>
      <Select
        aria-label={say('pageSize')}
        value={String(control.state.limit)}
        options={pageSizes.map((size) => ({ value: String(size), label: say('perPage', { count: size }) }))}
        onChange={(size) => control.change({ ...control.state, limit: Number(size) })}
      />
      <Button icon="back" disabled={control.previousPage === null} onClick={() => control.previousPage?.()}>
        {say('previous')}
      </Button>
      <Button icon="forward" disabled={nextCursor === null} onClick={() => nextCursor && control.nextPage(nextCursor)}>
        {say('next')}
      </Button>
    </nav>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Popover } from '../../../../kernel/ui/base/Popover.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { Unit } from '../organisation.types.ts'
import { MoveDrawer } from '../tree/MoveDrawer.tsx'
import { unitTexts } from '../unit.texts.ts'
import { AppointDrawer } from './AppointDrawer.tsx'
import { CloseDrawer, RenameDrawer } from './UnitDrawers.tsx'

type Doing = 'rename' | 'move' | 'close' | 'appoint'

/** What may be done with a unit; its shape under one button, its people beside it. */
export function UnitActions({ unit }: { unit: Unit }) {
  const say = useTexts(unitTexts)
  const [doing, begin] = useState<Doing | null>(null)
  const tree = useQuery({ ...query.organisation.tree.queryOptions({ input: {} }), enabled: unit.may.manage })
  const node = tree.data?.nodes.find(({ id }) => id === unit.id)
  const end = () => begin(null)
  return (
    <>
      {unit.may.manage && <ChangeMenu unit={unit} onBegin={begin} />}
      {unit.may.officers && (
        <Button look="primary" icon="plus" onClick={() => begin('appoint')}>
          {say('appoint')}
        </Button>
      )}
      {doing === 'rename' && <RenameDrawer unit={unit} onClose={end} />}
      {doing === 'close' && <CloseDrawer unit={unit} onClose={end} />}
      {doing === 'appoint' && <AppointDrawer unit={unit} onClose={end} />}
      {doing === 'move' && node && <MoveDrawer node={node} nodes={tree.data?.nodes ?? []} onClose={end} />}
    </>
  )
}

function ChangeMenu({ unit, onBegin }: { unit: Unit; onBegin: (doing: Doing) => void }) {
  const say = useTexts(unitTexts)
  const isRoot = unit.kind === 'university'
  return (
    <Popover title={unit.name} buttonClass="tx-button tx-button-plain" button={say('actions')}>
      {(close) => {
        const item = (label: string, doing: Doing) => (
          <button
            type="button"
            onClick={() => {
              close()
              onBegin(doing)
            }}
          >
            {label}
          </button>
        )
        return (
          <div className="og-menu-items">
            {item(say('rename'), 'rename')}
            {!isRoot && (
              <>
                {/* A department has one place only. */}
                {unit.kind !== 'department' && item(say('move'), 'move')}
                <Link to="/organisation/reorganise" search={{ kind: 'merge', unit: unit.id }}>
                  {say('merge')}
                </Link>
                <Link to="/organisation/reorganise" search={{ kind: 'split', unit: unit.id }}>
                  {say('split')}
                </Link>
                {item(say('close'), 'close')}
              </>
            )}
          </div>
        )
      }}
    </Popover>
  )
}

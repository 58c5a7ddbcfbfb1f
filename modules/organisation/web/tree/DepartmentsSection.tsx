import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { classNames } from '../../../../kernel/ui/base/class-names.ts'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Popover } from '../../../../kernel/ui/base/Popover.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { CloseDrawer, RenameDrawer } from '../unit/UnitDrawers.tsx'
import { unitTexts } from '../unit.texts.ts'
import { AddUnitDrawer } from './AddUnitDrawer.tsx'

type Doing = { kind: 'add' } | { kind: 'rename' | 'close'; node: TreeNode }

interface DepartmentsSectionProps {
  root: TreeNode
  departments: readonly TreeNode[]
  found: ReadonlySet<string>
  mayChange: boolean
}

/** The school's own departments, which are no part of the union and stand below its tree. */
export function DepartmentsSection({ root, departments, found, mayChange }: DepartmentsSectionProps) {
  const say = useTexts(organisationTexts)
  const [doing, begin] = useState<Doing | null>(null)
  const end = () => begin(null)
  return (
    <section className="og-departments" aria-labelledby="og-departments">
      <div className="og-head-line">
        <h2 id="og-departments">{say('departments')}</h2>
        {mayChange && (
          <Button icon="plus" className="tx-no-print" onClick={() => begin({ kind: 'add' })}>
            {say('departmentAdd')}
          </Button>
        )}
      </div>
      <p className="tx-quiet">{say(departments.length === 0 ? 'departmentsNone' : 'departmentsLead')}</p>
      <ul>
        {departments.map((node) => (
          <DepartmentRow key={node.id} node={node} isFound={found.has(node.id)} onBegin={mayChange ? begin : null} />
        ))}
      </ul>
      {doing?.kind === 'add' && <AddUnitDrawer nodes={[root]} parent={root} kinds={['department']} onClose={end} />}
      {doing?.kind === 'rename' && <RenameDrawer unit={changeable(doing.node)} onClose={end} />}
      {doing?.kind === 'close' && <CloseDrawer unit={changeable(doing.node)} onClose={end} />}
    </section>
  )
}

function changeable({ campusId, campusName, ...node }: TreeNode) {
  return { ...node, campus: campusId === null ? null : { id: campusId, name: campusName ?? '' } }
}

function DepartmentRow({ node, isFound, onBegin }: { node: TreeNode; isFound: boolean; onBegin: ((doing: Doing) => void) | null }) {
  return (
    <li className={classNames('og-row', isFound && 'og-found')}>
      <span className="og-name">
        <Link to="/organisation/units/$unitId" params={{ unitId: node.id }}>
          {node.name}
        </Link>
        {node.shortName !== null && node.shortName !== node.name && <span className="og-kind">{node.shortName}</span>}
      </span>
      <span className="og-facts">{node.campusName && <Chip>{node.campusName}</Chip>}</span>
      {onBegin && <DepartmentMenu node={node} onBegin={onBegin} />}
    </li>
  )
}

function DepartmentMenu({ node, onBegin }: { node: TreeNode; onBegin: (doing: Doing) => void }) {
  const say = useTexts(organisationTexts)
  const verbs = useTexts(unitTexts)
  return (
    <span className="og-menu tx-no-print">
      <Popover
        title={node.name}
        buttonClass="tx-icon-button"
        button={
          <>
            <Icon name="more" />
            <span className="tx-hidden">{say('more', { name: node.name })}</span>
          </>
        }
      >
        {(close) => (
          <div className="og-menu-items">
            {(['rename', 'close'] as const).map((kind) => (
              <button
                key={kind}
                type="button"
                onClick={() => {
                  close()
                  onBegin({ kind, node })
                }}
              >
                {verbs(kind)}
              </button>
            ))}
          </div>
        )}
      </Popover>
    </span>
  )
}

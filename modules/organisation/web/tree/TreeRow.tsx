import { Link } from '@tanstack/react-router'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { classNames } from '../../../../kernel/ui/base/class-names.ts'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { Popover } from '../../../../kernel/ui/base/Popover.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import type { Limb } from './tree-shape.ts'
import type { TreeDrag } from './use-tree-drag.ts'
import { walkRows } from './walk-rows.ts'

export interface TreeView {
  isOpen: (id: string) => boolean
  toggle: (id: string) => void
  /** While searching: what was found, and what leads there. Null: everything. */
  kept: ReadonlySet<string> | null
  found: ReadonlySet<string>
  /** Null where nothing may be changed. */
  change: { drag: TreeDrag; onMove: (node: TreeNode) => void; onAdd: (node: TreeNode) => void } | null
}

/** One unit and, when it is open, those below it. */
export function TreeRow({ limb, view }: { limb: Limb; view: TreeView }) {
  const { node } = limb
  const { kept, change } = view
  const below = kept ? limb.below.filter((child) => kept.has(child.node.id)) : limb.below
  const open = view.isOpen(node.id) && below.length > 0
  const mark = change?.drag.markOf(node)
  return (
    <li>
      <div
        className={classNames(
          'og-row',
          `og-depth-${Math.min(node.depth, 3)}`,
          mark && `og-drop-${mark}`,
          change?.drag.draggingId === node.id && 'og-dragging',
          view.found.has(node.id) && 'og-found',
        )}
        data-unit={node.id}
        {...change?.drag.handlers(node)}
      >
        <Toggle node={node} open={open} hidden={below.length === 0} onToggle={() => view.toggle(node.id)} />
        <RowWords node={node} />
        {change && <RowMenu node={node} onMove={change.onMove} onAdd={change.onAdd} />}
      </div>
      {open && (
        <ul className="og-below">
          {below.map((child) => (
            <TreeRow key={child.node.id} limb={child} view={view} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Toggle({ node, open, hidden, onToggle }: { node: TreeNode; open: boolean; hidden: boolean; onToggle: () => void }) {
  const say = useTexts(organisationTexts)
  if (hidden) return <span className="og-toggle" />
  return (
    <button type="button" className="og-toggle" aria-expanded={open} aria-label={say(open ? 'collapse' : 'expand', { name: node.name })} onClick={onToggle}>
      <Icon name={open ? 'down' : 'forward'} size="1.1em" />
    </button>
  )
}

function RowWords({ node }: { node: TreeNode }) {
  const say = useTexts(organisationTexts)
  const heads = listed(node.heads.map(({ name }) => name))
  return (
    <>
      <span className="og-name">
        <Link to="/organisation/units/$unitId" params={{ unitId: node.id }} draggable={false} onKeyDown={walkRows}>
          {node.name}
        </Link>
        {(node.kind === 'committee' || node.kind === 'club') && <span className="og-kind">{say(node.kind)}</span>}
      </span>
      <span className="og-facts">
        <span className="og-campus">{node.campusName && node.kind !== 'group' && <Chip>{node.campusName}</Chip>}</span>
        <span className="og-heads">{heads}</span>
        {/* Committees and clubs hold nobody: their people are counted where they work. */}
        <span className="og-members">{node.membersBelow !== null && node.kind !== 'committee' && node.kind !== 'club' && say('membersShort', { count: node.membersBelow })}</span>
      </span>
    </>
  )
}

function RowMenu({ node, onMove, onAdd }: { node: TreeNode; onMove: (node: TreeNode) => void; onAdd: (node: TreeNode) => void }) {
  const say = useTexts(organisationTexts)
  const holds = node.kind === 'university' || node.kind === 'branch'
  const moves = node.kind !== 'university'
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
            {moves && (
              <button
                type="button"
                onClick={() => {
                  close()
                  onMove(node)
                }}
              >
                {say('moveTo')}
              </button>
            )}
            {holds && (
              <button
                type="button"
                onClick={() => {
                  close()
                  onAdd(node)
                }}
              >
                {say('addBelow')}
              </button>
            )}
          </div>
        )}
      </Popover>
    </span>
  )
}

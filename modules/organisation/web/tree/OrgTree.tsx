import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { SearchBox } from '../../../../kernel/ui/desk/table/SearchBox.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { useDays } from '../use-days.ts'
import { AddUnitDrawer } from './AddUnitDrawer.tsx'
import { DepartmentsSection } from './DepartmentsSection.tsx'
import { MoveDrawer } from './MoveDrawer.tsx'
import { growTree, type Place } from './tree-shape.ts'
import { TreeRow, type TreeView } from './TreeRow.tsx'
import { useMoveUnit } from './use-move-unit.ts'
import { useTreeDrag } from './use-tree-drag.ts'
import { useTreeSearch } from './use-tree-search.ts'

type Doing = { kind: 'move'; node: TreeNode; parentId?: string } | { kind: 'add'; node: TreeNode }

interface OrgTreeProps {
  nodes: readonly TreeNode[]
  /** Another day than today. */
  on: string | undefined
  mayChange: boolean
}

/** The organisation as a tree that opens, is searched, and changed by dragging or by choosing. */
export function OrgTree({ nodes, on, mayChange }: OrgTreeProps) {
  const say = useTexts(organisationTexts)
  const { today } = useDays()
  const [closed, setClosed] = useState(() => new Set(nodes.filter(({ depth }) => depth > 0).map(({ id }) => id)))
  const [doing, begin] = useState<Doing | null>(null)
  const [departments, union] = [nodes.filter(({ kind }) => kind === 'department'), nodes.filter(({ kind }) => kind !== 'department')]
  const [root] = union
  const search = useTreeSearch(union, on)
  const move = useMoveUnit(union)
  const place = (node: TreeNode, { parentId, beforeId }: Place) => {
    if (parentId !== node.parentId) return begin({ kind: 'move', node, parentId })
    move(node, { parentId, beforeId, effectiveOn: today, documentNo: null, reason: null }).catch((error: Error) => toast({ message: error.message, tone: 'bad' }))
  }
  const drag = useTreeDrag(union, place)
  const view: TreeView = {
    isOpen: (id) => search.kept !== null || !closed.has(id),
    toggle: (id) => setClosed((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]))),
    kept: search.kept,
    found: search.found,
    change: mayChange ? { drag, onMove: (node) => begin({ kind: 'move', node }), onAdd: (node) => begin({ kind: 'add', node }) } : null,
  }
  const shown = growTree(union).filter(({ node }) => !search.kept || search.kept.has(node.id))
  const shownDepartments = departments.filter(({ id }) => !search.kept || search.kept.has(id))
  return (
    <section className="og-tree" aria-label={say('title')}>
      <div className="og-tools tx-no-print">
        <SearchBox hint={say('search')} value={search.q} onChange={search.setQ} />
        <div className="og-tools-end">
          <Button look="quiet" onClick={() => setClosed(new Set())}>
            {say('expandAll')}
          </Button>
          <Button look="quiet" onClick={() => setClosed(new Set(nodes.filter(({ depth }) => depth > 0).map(({ id }) => id)))}>
            {say('collapseAll')}
          </Button>
        </div>
      </div>
      <p className="tx-hidden" role="status">
        {search.settled && say('searchFound', { count: search.found.size })}
      </p>
      {shown.length + shownDepartments.length === 0 && <EmptyState icon="search" title={search.q ? say('searchNone', { q: search.q }) : say('empty')} />}
      <ul className="og-roots">
        {shown.map((limb) => (
          <TreeRow key={limb.node.id} limb={limb} view={view} />
        ))}
      </ul>
      {mayChange && <p className="og-hint tx-quiet tx-no-print">{say('moveHelp')}</p>}
      {root && (search.kept === null || shownDepartments.length > 0) && (
        <DepartmentsSection root={root} departments={shownDepartments} found={search.found} mayChange={mayChange} />
      )}
      {doing?.kind === 'move' && <MoveDrawer node={doing.node} nodes={union} parentId={doing.parentId} onClose={() => begin(null)} />}
      {doing?.kind === 'add' && <AddUnitDrawer nodes={union} parent={doing.node} onClose={() => begin(null)} />}
    </section>
  )
}

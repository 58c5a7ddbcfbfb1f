import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useState } from 'react'
import { baseTexts } from '../../base/base.texts.ts'
import { Banner } from '../../base/Banner.tsx'
import { Button, IconButton } from '../../base/Button.tsx'
import { describeError } from '../../base/ErrorState.tsx'
import { Icon } from '../../base/Icon.tsx'
import { Popover } from '../../base/Popover.tsx'
import { toast } from '../../base/toasts.ts'
import { SavedViewsContext, type SavedView, type SavedViews } from '../../saved-views.ts'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { isSameView, readTableState, viewOf } from './query-state.ts'
import type { TableControl } from './use-table-state.ts'

/** One's own views of this list: open, keep, drop. */
export function SavedViewMenu({ tableKey, control }: { tableKey: string; control: TableControl }) {
  const views = use(SavedViewsContext)
  return views ? <Menu store={views} tableKey={tableKey} control={control} /> : null
}

function Menu({ store, tableKey, control }: { store: SavedViews; tableKey: string; control: TableControl }) {
  const say = useTexts(deskTexts)
  const key = ['saved-views', tableKey]
  const { data: views = [] } = useQuery({ queryKey: key, queryFn: () => store.list(tableKey), staleTime: 300_000 })
  const now = viewOf(control.state)
  const current = views.find((view) => isSameView(view.state, now))
  const open = (state: Record<string, string>) => control.change(readTableState(state, everythingIn(state)))
  return (
    <Popover
      buttonClass="tx-button tx-button-plain"
      title={say('views')}
      button={
        <>
          <Icon name="bookmark" />
          <span>{current?.name ?? say('views')}</span>
        </>
      }
    >
      {(close) => (
        <div className="tb-editor">
          <ul className="tb-views">
            <ViewRow
              name={say('allRows')}
              current={isSameView({}, now)}
              onOpen={() => {
                open({})
                close()
              }}
            />
            {views.map((view) => (
              <ViewRow
                key={view.id}
                name={view.name}
                current={view === current}
                onOpen={() => {
                  open(view.state)
                  close()
                }}
                onRemove={<RemoveView store={store} view={view} queryKey={key} />}
              />
            ))}
          </ul>
          {!current && !isSameView({}, now) && <SaveView store={store} tableKey={tableKey} state={now} queryKey={key} />}
        </div>
      )}
    </Popover>
  )
}

function ViewRow({ name, current, onOpen, onRemove }: { name: string; current: boolean; onOpen: () => void; onRemove?: React.ReactNode }) {
  return (
    <li className="tb-view">
      <button type="button" aria-current={current || undefined} onClick={onOpen}>
        <span>{name}</span>
        {current && <Icon name="check" size="1.1em" />}
      </button>
      {onRemove}
    </li>
  )
}

function RemoveView({ store, view, queryKey }: { store: SavedViews; view: SavedView; queryKey: string[] }) {
  const say = useTexts(deskTexts)
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey })
  const remove = useMutation({
    mutationFn: () => store.remove(view.id),
    onSuccess: async () => {
      await refresh()
      const { id: _gone, ...kept } = view
      toast({ message: say('viewRemoved', { name: view.name }), undo: () => void store.save(kept).then(refresh) })
    },
  })
  return <IconButton icon="close" label={say('removeView', { name: view.name })} onClick={() => remove.mutate()} />
}

function SaveView({ store, tableKey, state, queryKey }: { store: SavedViews; tableKey: string; state: Record<string, string>; queryKey: string[] }) {
  const say = useTexts(deskTexts)
  const sayBase = useTexts(baseTexts)
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => store.save({ table: tableKey, name: name.trim(), state }),
    onSuccess: async (view) => {
      await cache.invalidateQueries({ queryKey })
      toast(say('viewSaved', { name: view.name }))
    },
  })
  return (
    <form
      className="tb-save-view"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) save.mutate()
      }}
    >
      <label>
        <span>{say('saveView')}</span>
        <input type="text" className="tx-input" maxLength={40} placeholder={say('viewName')} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button type="submit" look="primary" block busy={save.isPending} disabled={!name.trim()}>
        {say('save')}
      </Button>
      {save.isError && <Banner tone="bad">{describeError(save.error, sayBase).message}</Banner>}
    </form>
  )
}

/** A view was written by this table: its keys are known by being there. */
function everythingIn(state: Record<string, string>): { filters: string[]; sortable: string[] } {
  const filters = Object.keys(state).flatMap((key) => (key.startsWith('f.') ? [key.slice(2)] : []))
  return { filters, sortable: state['sort'] ? [state['sort'].replace(/^-/, '')] : [] }
}

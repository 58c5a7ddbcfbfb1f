import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { Drawer } from '../../../../kernel/ui/desk/Drawer.tsx'
import { clauses } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual, type Bilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { api } from '../../../../web/api.ts'
import type { Condition } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'

/** Whose names: those who meet the conditions, or those who do not, all or for lack of one. */
export interface Names {
  meets: boolean
  failing: number | null
}

interface NamesDrawerProps {
  offerId: string
  conditions: Condition[]
  /** Each condition in words. */
  said: readonly Bilingual[]
  first: Names
  onClose: () => void
}

const restMs = 300

/** The names behind the counts, each with what it lacks. */
export function NamesDrawer({ offerId, conditions, said, first, onClose }: NamesDrawerProps) {
  const say = useTexts(editorTexts)
  const words = useBilingual()
  const [names, choose] = useState(first)
  const [search, write] = useState('')
  return (
    <Drawer open title={say('names')} onClose={onClose}>
      <div className="tx-stack">
        <Choice
          label={say('names')}
          value={names.meets ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: say(`names_${value}`) }))}
          onChange={(value) => choose({ meets: value === 'yes', failing: null })}
        />
        {!names.meets && (
          <Field label={say('namesWhy')}>
            {(control) => (
              <Select
                {...control}
                value={names.failing === null ? '' : String(names.failing)}
                placeholder={say('namesAnyWhy')}
                options={said.map((one, at) => ({ value: String(at), label: words(one) }))}
                onChange={(value) => choose({ meets: false, failing: value === '' ? null : Number(value) })}
              />
            )}
          </Field>
        )}
        <Field label={say('namesSearch')}>{(control) => <TextInput {...control} maxLength={40} value={search} onChange={write} />}</Field>
        <NameList offerId={offerId} conditions={conditions} said={said} names={names} search={useDebounced(search.trim(), restMs)} />
      </div>
    </Drawer>
  )
}

interface NameListProps extends Pick<NamesDrawerProps, 'offerId' | 'conditions' | 'said'> {
  names: Names
  search: string
}

function NameList({ offerId, conditions, said, names: { meets, failing }, search }: NameListProps) {
  const say = useTexts(editorTexts)
  const words = useBilingual()
  const asked = { offerId, conditions, meets, ...(failing === null ? {} : { failing }), ...(search ? { search } : {}) }
  const read = useInfiniteQuery({
    queryKey: ['offer-names', asked],
    queryFn: ({ pageParam }) => api.capacity.eligibility.people({ ...asked, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const [page] = read.data?.pages ?? []
  if (!page) return <SkeletonRows />
  const people = read.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <p role="status">{people.length === 0 ? say('namesNone') : say(page.countCapped ? 'namesCountCapped' : 'namesCount', { count: page.count })}</p>
      <ul className="ce-names" aria-busy={read.isPlaceholderData || undefined}>
        {people.map(({ staffId, name, staffNo, unitName, failing: lacking }) => (
          <li key={staffId} className="cp-lines">
            <span>{name}</span>
            <span className="tx-note">{`${staffNo} · ${unitName}`}</span>
            {lacking.length > 0 && (
              <span>
                {say('namesLack', {
                  what: clauses(lacking.flatMap((at) => said[at] ?? []).map(words)),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {read.hasNextPage && (
        <div>
          <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
            {say('namesMore')}
          </Button>
        </div>
      )}
    </>
  )
}

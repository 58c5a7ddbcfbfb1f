import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { api } from '../../../../web/api.ts'
import type { DeskOffer } from '../offer.types.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { entriesOf, factsOf, rowsOf, withIds, type Facts, type OptionRow } from './offer-draft.ts'

export interface OfferDraft {
  facts: Facts
  rows: readonly OptionRow[]
  change: (facts: Partial<Facts>) => void
  changeRules: (rules: Partial<Facts['rules']>) => void
  changeRows: (rows: readonly OptionRow[]) => void
  /** Something has not reached the server yet. */
  unsaved: boolean
  saving: boolean
  error: unknown
  /** Saves now; the version that holds afterwards. */
  save: () => Promise<number>
}

const restMs = 1_200

/** An offer as it is being written. A draft saves itself after a pause; what is published, only when told to. */
export function useOfferDraft(offer: DeskOffer): OfferDraft {
  const changed = useOffersChanged()
  const [facts, setFacts] = useState(() => factsOf(offer))
  const [rows, setRows] = useState<readonly OptionRow[]>(() => rowsOf(offer))
  const [dirty, setDirty] = useState({ facts: 0, rows: 0 })
  const [saved, setSaved] = useState({ facts: 0, rows: 0 })
  const version = useRef(offer.version)
  useEffect(() => {
    version.current = Math.max(version.current, offer.version)
  }, [offer.version])
  const unsaved = dirty.facts > saved.facts || dirty.rows > saved.rows
  const run = useMutation({
    scope: { id: `offer ${offer.id}` },
    mutationFn: async () => {
      if (dirty.facts > saved.facts) version.current = (await api.capacity.offers.edit({ offerId: offer.id, version: version.current, ...facts })).version
      if (dirty.rows > saved.rows) {
        const done = await api.capacity.offers.setOptions({ offerId: offer.id, version: version.current, options: entriesOf(rows) })
        version.current = done.version
        setRows((now) => withIds(now, rows, done.optionIds))
      }
      setSaved(dirty)
      return version.current
    },
    onSuccess: changed,
  })
  const { mutateAsync, isPending, isError } = run
  const save = () => (unsaved ? mutateAsync() : Promise.resolve(version.current))
  const touches = dirty.facts + dirty.rows
  const byItself = offer.state === 'draft' && unsaved && !isPending && facts.title.trim() !== ''
  useEffect(() => {
    if (!byItself || touches === 0) return
    // After a failure it waits for the next change, or for the button.
    const timer = isError ? undefined : setTimeout(() => void mutateAsync().catch(() => undefined), restMs)
    return () => clearTimeout(timer)
  }, [byItself, touches, isError, mutateAsync])
  const touch = (part: 'facts' | 'rows') => {
    if (isError) run.reset()
    setDirty((before) => ({ ...before, [part]: before[part] + 1 }))
  }
  return {
    facts,
    rows,
    unsaved,
    save,
    saving: isPending,
    error: run.error,
    change: (change) => {
      setFacts((before) => ({ ...before, ...change }))
      touch('facts')
    },
    changeRules: (change) => {
      setFacts((before) => ({ ...before, rules: { ...before.rules, ...change } }))
      touch('facts')
    },
    changeRows: (next) => {
      setRows(next)
      touch('rows')
    },
  }
}

export function newRow(): OptionRow {
  return { key: randomKey(), id: null, title: '', note: '', place: '', tag: '', startsAt: null, endsAt: null }
}

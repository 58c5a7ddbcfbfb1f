import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useCodeWords } from '../code-sets.ts'
import type { DuplicatePair, PairedPerson } from '../members.types.ts'
import { MembershipChip } from '../MembershipChip.tsx'
import { plainDay } from '../plain-day.ts'
import { duplicatesTexts } from './duplicates.texts.ts'
import { MergeDrawer } from './MergeDrawer.tsx'

/** Two people side by side, why they are listed, and what can be done. */
export function PairCard({ pair }: { pair: DuplicatePair }) {
  const say = useTexts(duplicatesTexts)
  const cache = useQueryClient()
  const [merging, merge] = useState(false)
  const { first, second, reasons } = pair
  const differ = useMutation({
    mutationFn: () => api.duplicates.markDifferent({ firstId: first.id, secondId: second.id }),
    onSuccess: () => {
      toast(say('marked', { first: first.name, second: second.name }))
      void cache.invalidateQueries({ queryKey: query.duplicates.key() })
    },
    onError: toastRefusal,
  })
  return (
    <Card>
      <div className="du-reasons">
        <span className="tx-quiet">{say('reasons')}</span>
        {reasons.map(({ code, label }) => (
          <Chip key={code}>{label}</Chip>
        ))}
      </div>
      <div className="du-pair">
        <Person person={first} />
        <Person person={second} />
      </div>
      <div className="du-actions">
        <Button onClick={() => merge(true)}>{say('merge')}</Button>
        <Button look="quiet" busy={differ.isPending} onClick={() => differ.mutate()}>
          {say('different')}
        </Button>
      </div>
      {merging && <MergeDrawer pair={pair} onClose={() => merge(false)} />}
    </Card>
  )
}

function Person({ person }: { person: PairedPerson }) {
  const say = useTexts(duplicatesTexts)
  const { label } = useCodeWords()
  const { i18n } = useTranslation()
  const facts = [
    { label: say('staffNo'), value: person.staffNo },
    { label: say('unit'), value: person.unitName },
    { label: say('sex'), value: label('sex', person.sex) },
    { label: say('birthDate'), value: person.birthDate && plainDay(person.birthDate, i18n.language) },
    { label: say('idNo'), value: person.idNo },
    { label: say('phone'), value: person.phone },
  ]
  return (
    <div className="du-person">
      <div className="du-name">
        <Link to="/members/$memberId" params={{ memberId: person.id }}>
          {person.name}
        </Link>
        <MembershipChip membership={person.membership} />
      </div>
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

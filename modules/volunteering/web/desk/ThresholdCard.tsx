import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useMay } from '../../../../web/session.tsx'
import { useVolunteeringChanged } from '../use-volunteering-changed.ts'
import { deskTexts } from './desk.texts.ts'

interface OfYear {
  of: 'people' | 'teams'
  year: number
}

const keys = { people: 'volunteering.member_hours', teams: 'volunteering.team_hours' } as const

function useHonoured({ of, year }: OfYear) {
  const people = useQuery(query.volunteerHours.people.queryOptions({ input: { year, limit: 1 }, enabled: of === 'people' }))
  const teams = useQuery(query.volunteerHours.teams.queryOptions({ input: { year, limit: 1 }, enabled: of === 'teams' }))
  return of === 'people' ? people.data : teams.data
}

/** In quarters; null: the university has set none. */
export function useThreshold(asked: OfYear): number | null {
  const hours = useHonoured(asked)?.threshold?.hours
  return hours === undefined ? null : hours * 4
}

/** From how many hours on one is honoured, on what that rests, and how many reached it. */
export function ThresholdCard({ of, year }: OfYear) {
  const say = useTexts(deskTexts)
  const maySet = useMay('organisation.manage')
  const honoured = useHonoured({ of, year })
  const [entering, enter] = useState(false)
  if (!honoured) return null
  const { threshold, reached } = honoured
  const words = { of: say(`of_${of}`), unit: say(`unit_${of}`) }
  const source =
    threshold && [threshold.title, threshold.documentNo ?? say('noDocument'), threshold.article, say(threshold.verified ? 'verified' : 'unverified')].filter(Boolean).join(' · ')
  const action = maySet && (
    <Button icon="book" onClick={() => enter(true)}>
      {say(threshold === null ? 'enterThreshold' : 'newThreshold')}
    </Button>
  )
  return (
    <>
      <Banner tone="neutral" action={action}>
        {threshold === null ? say('thresholdNone', words) : say('thresholdIs', { ...words, hours: threshold.hours, source: source ?? '', count: reached })}
      </Banner>
      {entering && <ThresholdDrawer of={of} year={year} onClose={() => enter(false)} />}
    </>
  )
}

const schema = z.object({
  title: z.string().trim().min(1).max(120),
  documentNo: z.string().trim().max(80).nullable(),
  article: z.string().trim().max(40).nullable(),
  region: z.string().trim().min(1).max(40),
  hours: z.int().min(1).max(100_000),
  validFrom: z.iso.date(),
  verified: z.boolean(),
  note: z.string().trim().max(400).nullable(),
})

/** The number with its document; it ends the one before it. */
function ThresholdDrawer({ of, year, onClose }: OfYear & { onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useVolunteeringChanged()
  return (
    <FormDrawer
      title={say('thresholdTitle', { of: say(`of_${of}`) })}
      action={say('enterThreshold')}
      schema={schema}
      initial={{ validFrom: `${year}-01-01`, verified: false, documentNo: null, article: null, note: null }}
      fields={{
        title: { label: say('th_title') },
        documentNo: { label: say('th_documentNo') },
        article: { label: say('th_article') },
        region: { label: say('th_region') },
        hours: { label: say('th_hours') },
        validFrom: { label: say('th_validFrom') },
        verified: { label: say('th_verified') },
        note: { label: say('th_note'), widget: 'longText' },
      }}
      onSubmit={async ({ hours, ...facts }, call) => {
        await api.standards.introduce({ key: keys[of], ...facts, value: { kind: 'hours', hours } }, { context: call })
        toast(say('thresholdSaved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}

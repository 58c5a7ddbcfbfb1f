import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTimes } from '../../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { ScrollBox } from '../../../../kernel/ui/base/ScrollBox.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../../kernel/ui/use-debounced.ts'
import { api } from '../../../../web/api.ts'
import type { SlotLayout, SlotPreview as Preview } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'

const restMs = 500

interface SlotPreviewProps {
  /** Null while a group is not whole. */
  layouts: SlotLayout[] | null
  /** How many may come, once that is known. */
  people: number | null
}

/** The slots that these rules make, before anything is saved; or why they make none. */
export function SlotPreview({ layouts, people }: SlotPreviewProps) {
  const say = useTexts(healthDeskTexts)
  const sayBase = useTexts(baseTexts)
  const asked = useDebounced(JSON.stringify(layouts), restMs)
  const read = useQuery({
    queryKey: ['health-slots', asked],
    // What was put into words a moment ago: the text changes only with what it says.
    queryFn: () => api.health.preview({ layouts: JSON.parse(asked) as SlotLayout[] }),
    enabled: asked !== 'null',
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (layouts === null) return <p className="tx-note">{say('previewWait')}</p>
  if (read.isError) return <Banner tone="warn">{describeError(read.error, sayBase).message}</Banner>
  if (!read.data) return <p role="status">{say('previewing')}</p>
  const { slots, places, unknownYears } = read.data
  return (
    <div className="ce-preview">
      <p className="ce-preview-head" role="status">
        {people === null ? say('previewSays', { slots, places }) : say('previewRoster', { slots, places, people })}
      </p>
      {unknownYears.length > 0 && <Banner tone="warn">{say('previewUnknown', { years: listed(unknownYears) })}</Banner>}
      <DayTable days={read.data.days} />
    </div>
  )
}

function DayTable({ days }: { days: Preview['days'] }) {
  const say = useTexts(healthDeskTexts)
  const times = useTimes()
  return (
    <ScrollBox label={say('previewTitle')}>
      <table className="tx-table tx-figures">
        <thead>
          <tr>
            {(['day', 'hours', 'place', 'slots', 'places', 'who'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'hours' || column === 'place' || column === 'who' ? 'tx-words' : undefined}>
                {say(`preview_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, place, from, to, slots, places, branches }, at) => (
            <tr key={at}>
              <th scope="row">{times.day(day)}</th>
              <td className="tx-words">{`${from}–${to}`}</td>
              <td className="tx-words">{place}</td>
              <td>{slots}</td>
              <td>{places}</td>
              <td className="tx-words">{branches === 0 ? say('forAll') : say('forBranches', { count: branches })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

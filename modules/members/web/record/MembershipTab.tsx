import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { Timeline, type TimelineEvent } from '../../../../kernel/ui/desk/Timeline.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Episode } from '../members.types.ts'
import { plainDay } from '../plain-day.ts'
import { recordTexts } from './record.texts.ts'

/** Every episode of a membership, the latest first, with the decision that each rests on. */
export function MembershipTab({ episodes }: { episodes: readonly Episode[] }) {
  const say = useTexts(recordTexts)
  const { i18n } = useTranslation()
  if (episodes.length === 0)
    return (
      <EmptyState icon="card" title={say('noEpisode')}>
        {say('noEpisodeBody')}
      </EmptyState>
    )
  const events = episodes
    .toSorted((one, other) => other.no - one.no)
    .map((episode): TimelineEvent => {
      const isMember = episode.status === 'active' || episode.status === 'retained'
      return {
        key: episode.id,
        at: episode.from,
        title: `${episode.statusLabel} · ${episode.unitName}`,
        icon: isMember ? 'ok' : 'clock',
        tone: isMember ? 'ok' : 'neutral',
        children: <Decision episode={episode} language={i18n.language} />,
      }
    })
  return <Timeline events={events} label={say('membership')} />
}

function Decision({ episode, language }: { episode: Episode; language: string }) {
  const say = useTexts(recordTexts)
  const { decidedBy, decidedOn, documentNo, note } = episode
  return (
    <>
      {decidedBy && decidedOn && <p>{say('decided', { by: decidedBy, on: plainDay(decidedOn, language) })}</p>}
      {documentNo && <p>{say('documentNo', { no: documentNo })}</p>}
      {note && <p>{note}</p>}
    </>
  )
}

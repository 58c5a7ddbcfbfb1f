import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useDebounced } from '../../../kernel/ui/use-debounced.ts'
import { query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { StandingChip } from './StandingChip.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TeamItem } from './volunteering.types.ts'
import './volunteering.css'

const whoses = ['all', 'mine'] as const
type Whose = (typeof whoses)[number]

/** All teams, or those that I am in. */
export function TeamsPage() {
  const say = useTexts(volunteeringTexts)
  const asked: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const [text, write] = useState('')
  const search = useDebounced(text.trim(), 250)
  const whose = whoses.find((one) => one === asked['whose']) ?? 'all'
  return (
    <PageFrame title={say('teamsTitle')} lead={say('teamsLead')} back>
      <div className="tx-stack">
        <div className="tx-bar">
          <Choice
            label={say('whose')}
            value={whose}
            options={whoses.map((value) => ({ value, label: say(`whose_${value}`) }))}
            onChange={(value) => void navigate({ to: '.', search: value === 'all' ? {} : { whose: value }, replace: true })}
          />
          <TextInput type="search" value={text} maxLength={60} aria-label={say('searchTeams')} placeholder={say('searchTeams')} onChange={write} />
        </div>
        <Teams key={`${whose} ${search}`} whose={whose} search={search} />
      </div>
    </PageFrame>
  )
}

function Teams({ whose, search }: { whose: Whose; search: string }) {
  const say = useTexts(volunteeringTexts)
  const asked = { ...(whose === 'mine' ? { mine: 'yes' as const } : { state: 'active' as const }), ...(search === '' ? {} : { search }) }
  const read = useEndless(query.volunteerTeams.list, (page) => ({ ...asked, limit: 30, ...page }))
  const none = search !== '' ? say('noTeamsFound') : say(whose === 'mine' ? 'noTeamsMine' : 'noTeams')
  return (
    <EndlessList
      read={read}
      flush
      empty={
        <Card flush>
          <EmptyState icon="people" title={none}>
            {say(whose === 'mine' ? 'noTeamsMineBody' : 'noTeamsBody')}
          </EmptyState>
        </Card>
      }
    >
      {(team) => <TeamRow team={team} />}
    </EndlessList>
  )
}

function TeamRow({ team }: { team: TeamItem }) {
  const say = useTexts(volunteeringTexts)
  const hint = say('teamHint', { unit: team.unitName, leader: team.leaderName, count: team.members, hours: hoursText(team.quarters) })
  return <ListRow icon="heart" title={team.name} hint={hint} aside={<StandingChip team={team} />} to={`/volunteering/teams/${team.id}`} />
}

import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ListRow } from '../../../../kernel/ui/base/ListRow.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { Proposal } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { pageTexts } from './page.texts.ts'

/** Into which one it was merged: the first thing that its proposers must know. */
export function MergedBanner({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  if (!proposal.mergedInto) return null
  return (
    <Banner tone="neutral" title={say('mergedInto')} action={<ButtonLink to={`/proposals/${proposal.mergedInto}`}>{say('openOther')}</ButtonLink>}>
      {say('mergedIntoBody')}
    </Banner>
  )
}

export function MergedCard({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  if (proposal.merged.length === 0) return null
  return (
    <Card title={say('merged')} flush>
      <ul>
        {proposal.merged.map(({ id, number, title, proposers }) => (
          <li key={id}>
            <ListRow
              to={`/proposals/${id}`}
              title={title}
              hint={[number && sayWord('numbered', { number }), listed(proposers.map(({ name }) => name))].filter(Boolean).join(' · ')}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function SimilarOnesCard({ proposal }: { proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  const words = useBilingual()
  if (proposal.similar.length === 0) return null
  return (
    <Card title={say('similar')} flush>
      <ul>
        {proposal.similar.slice(0, 5).map(({ id, title, number, sessionTitle, cameTo }) => (
          <li key={id}>
            <ListRow to={`/proposals/${id}`} title={title} hint={[sessionTitle, number && sayWord('numbered', { number }), words(cameTo)].filter(Boolean).join(' · ')} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../../web/api.ts'
import { DownloadLink } from '../DownloadLink.tsx'
import type { Proposal } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { ChangedText } from './ChangedText.tsx'
import { pageTexts } from './page.texts.ts'
import { ProposalWords } from './ProposalWords.tsx'

/** What is proposed, by whom, and how the text came to be what it is. */
export function TextCard({ proposal, mayEdit }: { proposal: Proposal; mayEdit: boolean }) {
  const say = useTexts(pageTexts)
  const sayWord = useTexts(wordsTexts)
  const facts = [
    { label: say('by'), value: listed(proposal.proposers.map(({ name }) => name)) },
    { label: say('delegation'), value: proposal.delegation },
    { label: say('kind'), value: sayWord(`kind_${proposal.kind}`) },
    { label: say('topic'), value: sayWord(`topic_${proposal.topic}`) },
  ]
  return (
    <Card
      title={say('text')}
      aside={
        mayEdit && (
          <ButtonLink icon="edit" to={`/proposals/${proposal.id}/edit`}>
            {say('edit')}
          </ButtonLink>
        )
      }
    >
      <dl className="pr-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || say('noNames')}</dd>
          </div>
        ))}
      </dl>
      <ProposalWords proposal={proposal} />
      {proposal.texts.length > 1 && <Versions texts={proposal.texts} />}
      <div className="pr-actions tx-no-print">
        {(['docx', 'pdf'] as const).map((ending) => (
          <DownloadLink key={ending} href={`${apiPrefix}/proposals/${proposal.id}/form.${ending}`} label={say('paper', { ending })} />
        ))}
      </div>
    </Card>
  )
}

function Versions({ texts }: { texts: Proposal['texts'] }) {
  const say = useTexts(pageTexts)
  const { i18n } = useTranslation()
  const ordered = texts.toSorted((one, other) => one.sequence - other.sequence)
  return (
    <details className="tx-more">
      <summary>{say('versions', { count: texts.length })}</summary>
      <ol className="pr-list">
        {ordered.map((text, index) => {
          const before = ordered[index - 1]
          return (
            <li key={text.sequence}>
              <p>
                <strong>{say('versionOf', { sequence: text.sequence, by: text.by, at: formatInstant(text.at, i18n.language) })}</strong>
              </p>
              <p className="tx-quiet">{say(before ? 'changedFrom' : 'versionFirst')}</p>
              {(['title', 'reason', 'suggestion'] as const).map((part) => (
                <ChangedText key={part} before={before ? before[part] : text[part]} after={text[part]} />
              ))}
            </li>
          )
        })}
      </ol>
    </details>
  )
}

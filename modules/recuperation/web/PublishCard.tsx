import { useMutation } from '@tanstack/react-query'
import { EndOffer } from '../../../engines/capacity/web/editor/EndOffer.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api, query } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme } from './recuperation.types.ts'
import { usePress } from './use-changed.ts'

/** What is still missing, the publication, and the way back: throwing a draft away, or calling a programme off. */
export function PublishCard({ programme }: { programme: EditedProgramme }) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  const { id, version, phase, problems } = programme
  const done = usePress()
  const publish = useMutation({
    ...done,
    mutationFn: () => api.capacity.offers.publish({ offerId: id, version }),
    onSuccess: ({ rosterSize }) => toast(say('published', { count: rosterSize })),
  })
  if (phase === 'cancelled') return null
  const isDraft = phase === 'draft'
  return (
    <Card title={say('publishPart')}>
      <div className="tx-stack">
        {!isDraft && <p>{say('publishedAlready')}</p>}
        {isDraft && problems.length === 0 && <Banner tone="ok">{say('ready')}</Banner>}
        {isDraft && problems.length > 0 && (
          <Banner tone="warn" title={say('notReady')}>
            <ul>
              {problems.map(({ code, text }) => (
                <li key={`${code}${text.zh}`}>{words(text)}</li>
              ))}
            </ul>
          </Banner>
        )}
        <div className="tx-actions">
          {isDraft && (
            <Button look="primary" disabled={problems.length > 0} busy={publish.isPending} onClick={() => publish.mutate()}>
              {say('publish')}
            </Button>
          )}
          <EndOffer offerId={id} phase={phase} what={say('thisProgramme')} desk="/recuperation/desk" queryKeys={[query.recuperation.key()]} />
        </div>
      </div>
    </Card>
  )
}

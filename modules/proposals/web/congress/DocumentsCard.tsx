import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { formatInstant } from '../../../../kernel/ui/base/days.ts'
import { ProgressJob, type JobProgress } from '../../../../kernel/ui/desk/ProgressJob.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual, type Bilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import { DownloadLink } from '../DownloadLink.tsx'
import type { Session } from '../proposals.types.ts'
import { congressTexts } from './congress.texts.ts'

type Compilation = Awaited<ReturnType<typeof api.proposalDocuments.compilation>>

/** The papers of a session: those that are made at once, and the compilation, which takes a while and says how far it is. */
export function DocumentsCard({ session }: { session: Session }) {
  const say = useTexts(congressTexts)
  const papers = [
    { href: `${apiPrefix}/congress/sessions/${session.id}/delivery-list.docx`, label: say('deskDocDelivery') },
    { href: `${apiPrefix}/congress/sessions/${session.id}/report.docx`, label: say('deskDocReport') },
    { href: `${apiPrefix}/congress/sessions/${session.id}/proposals.xlsx`, label: say('deskDocList') },
  ]
  return (
    <Card title={say('deskDocuments')}>
      <div className="tx-stack">
        <CompilationPart sessionId={session.id} />
        <ul className="pr-list">
          {papers.map(({ href, label }) => (
            <li key={href}>
              <DownloadLink href={href} label={label} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function CompilationPart({ sessionId }: { sessionId: string }) {
  const say = useTexts(congressTexts)
  const client = useQueryClient()
  const latest = useQuery(query.proposalDocuments.compilations.queryOptions({ input: { id: sessionId } }))
  const again = () => client.invalidateQueries({ queryKey: query.proposalDocuments.key() })
  const start = useMutation({ mutationFn: () => api.proposalDocuments.startCompilation({ id: sessionId }), onSuccess: again })
  const current = latest.data?.items[0]
  const working = current !== undefined && (current.state === 'running' || current.state === 'waiting')
  return (
    <>
      <Refusal error={start.error} />
      {current && <OneCompilation key={`${current.id} ${current.state}`} compilation={current} onEnded={() => void again()} />}
      <div>
        <Button icon="file" busy={start.isPending} disabled={working || latest.isPending} onClick={() => start.mutate()}>
          {say('deskCompile')}
        </Button>
      </div>
    </>
  )
}

function OneCompilation({ compilation, onEnded }: { compilation: Compilation; onEnded: () => void }) {
  const say = useTexts(congressTexts)
  const words = useBilingual()
  const { i18n } = useTranslation()
  const { id, state, file, by, startedAt } = compilation
  if (state === 'done' && file)
    return (
      <div>
        <DownloadLink href={`${apiPrefix}/proposal-compilations/${id}/file`} label={say('deskCompileFile', { name: file.name })} />
        <p className="tx-quiet">{say('deskCompileAt', { by, at: formatInstant(startedAt, i18n.language) })}</p>
      </div>
    )
  if (state === 'done') return null
  return (
    <ProgressJob jobKey={`compilation ${id}`} label={say('deskCompiling')} ask={async () => progressOf(await api.proposalDocuments.compilation({ id }), words)} onDone={onEnded} />
  )
}

function progressOf({ state, done, total, problem }: Compilation, words: (words: Bilingual) => string): JobProgress {
  const at = state === 'waiting' ? 'running' : state
  return { state: at, done, total, ...(problem ? { message: words(problem) } : {}) }
}

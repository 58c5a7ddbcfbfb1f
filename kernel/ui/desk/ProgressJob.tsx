import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { Banner } from '../base/Banner.tsx'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { labelled } from '../punctuation.ts'

export interface JobProgress {
  state: 'running' | 'done' | 'failed'
  done: number
  /** Null while nobody knows how much there is. */
  total: number | null
  /** The step at work, or why it failed and what would help. */
  message?: string
}

interface ProgressJobProps {
  /** Names the job in the cache: leaving and coming back finds it where it is. */
  jobKey: string
  label: string
  ask: () => Promise<JobProgress>
  /** A stream whose events say that something moved: asked again at once. */
  events?: { url: string; topic: string }
  onDone?: () => void
  /** Shown when it has ended: the way to the result. */
  children?: ReactNode
}

const everyMs = 1500

/** Long work with its progress; it runs on the server, so the page can be left. */
export function ProgressJob({ jobKey, label, ask, events, onDone, children }: ProgressJobProps) {
  const say = useTexts(deskTexts)
  const { data, isError, refetch } = useQuery({
    queryKey: ['job', jobKey],
    queryFn: ask,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : everyMs),
    refetchIntervalInBackground: true,
    staleTime: 0,
  })
  const ended = data !== undefined && data.state !== 'running'
  const tellDone = useEffectEvent(() => onDone?.())
  useEffect(() => {
    if (ended) tellDone()
  }, [ended])
  useEvents(ended ? undefined : events, () => void refetch())
  if (data?.state === 'failed')
    return (
      <Banner tone="bad" title={labelled(label, say('jobFailed'))} urgent>
        {data.message}
        {children}
      </Banner>
    )
  if (data?.state === 'done')
    return (
      <Banner tone="ok" title={labelled(label, say('jobDone'))}>
        {data.message}
        {children}
      </Banner>
    )
  return <Running label={label} progress={data ?? null} lost={isError} />
}

function Running({ label, progress, lost }: { label: string; progress: JobProgress | null; lost: boolean }) {
  const say = useTexts(deskTexts)
  const count = new Intl.NumberFormat('zh-CN')
  const { done, total } = progress ?? { done: 0, total: null }
  return (
    <div>
      <ProgressBar
        label={progress?.message ?? label}
        share={total ? Math.min(done / total, 1) : null}
        {...(total ? { detail: say('jobProgress', { done: count.format(done), total: count.format(total) }) } : {})}
      />
      <p className="tx-quiet" role="status">
        {lost ? say('jobLost') : say('jobRunning')}
      </p>
    </div>
  )
}

function useEvents(events: ProgressJobProps['events'], onEvent: () => void): void {
  const tell = useEffectEvent(onEvent)
  const url = events?.url
  const topic = events?.topic
  useEffect(() => {
    if (!url || !topic) return
    const source = new EventSource(url)
    source.addEventListener(topic, () => tell())
    return () => source.close()
  }, [url, topic])
}

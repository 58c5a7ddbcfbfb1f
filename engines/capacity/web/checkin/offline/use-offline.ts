import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { isApiError, offlineCode, unreadableCode } from '../../../../../kernel/ui/api-error.ts'
import { api } from '../../../../../web/api.ts'
import { useShell } from '../../../../../web/session.tsx'
import { useCheckinChanged } from '../use-checkin-changed.ts'
import { keepScan, type Kept } from './keep-scan.ts'
import { openShelf, type KeptList, type KeptScan } from './shelf.ts'
import { syncScans, type Answered } from './sync-scans.ts'

export interface Offline {
  /** Where this browser can keep a list and open its lines. */
  able: boolean
  /** Nobody answers just now. */
  down: boolean
  lists: readonly KeptList[]
  scans: readonly KeptScan[]
  take: { run: (pointId: string) => void; busy: boolean; error: unknown }
  sync: { run: () => void; busy: boolean; error: unknown; last: Answered | null }
  keep: (scan: { pointId: string; text: string; at: Date; doubtful: boolean; anyway: boolean }) => Promise<Kept>
  dropList: (pointId: string) => Promise<void>
  dismiss: (scans: readonly KeptScan[]) => Promise<void>
  /** A call was not answered: from now on the device keeps what is scanned. */
  wentDown: () => void
}

const tryAgainMs = 10_000

/** Checking people in goes on without a network, and by itself brings in what was kept as soon as there is one. */
export function useOffline(): Offline {
  const { shelf, lists, scans, refresh } = useShelf()
  const [down, setDown] = useState(() => !navigator.onLine)
  const changed = useCheckinChanged()
  const take = useMutation({
    mutationFn: async (pointId: string) => {
      const { title, madeAt, lines } = await api.checkin.offlineList({ pointId })
      await shelf.putList({ pointId, title, madeAt, lines })
      // The fresh list itself says who came.
      await shelf.dropScans((await shelf.scans()).filter((scan) => scan.pointId === pointId && scan.state === 'recorded'))
    },
    onSettled: refresh,
  })
  const sync = useMutation({
    mutationFn: () =>
      syncScans(
        shelf,
        (sent) => api.checkin.sync(sent),
        () => new Date(),
      ),
    onSuccess: async () => {
      setDown(false)
      await changed()
    },
    onError: (error) => isUnreached(error) && setDown(true),
    onSettled: refresh,
  })
  const unsent = scans.some(({ state }) => state === 'unsent')
  const refused = sync.isError && !isUnreached(sync.error)
  const again = async () => {
    if (sync.isPending) return
    if (unsent && !refused) sync.mutate()
    else if (await isThere()) setDown(false)
  }
  useComingBack({ waiting: down || (unsent && !refused), again, lost: () => setDown(true) })
  return {
    able: 'indexedDB' in window && window.isSecureContext,
    down,
    lists,
    scans,
    take: { run: take.mutate, busy: take.isPending, error: take.error },
    sync: { run: sync.mutate, busy: sync.isPending, error: refused ? sync.error : null, last: sync.data ?? null },
    keep: async (scan) => {
      const kept = await keepScan(shelf, { ...scan, list: lists.find(({ pointId }) => pointId === scan.pointId) ?? null })
      await refresh()
      return kept
    },
    dropList: (pointId) => shelf.dropList(pointId).then(refresh),
    dismiss: (gone) => shelf.dropScans(gone).then(refresh),
    wentDown: () => setDown(true),
  }
}

/** Nobody answered, or something on the way answered in the server's place. */
export function isUnreached(error: unknown): boolean {
  return isApiError(error, offlineCode) || isApiError(error, unreadableCode) || (error instanceof DOMException && error.name === 'TimeoutError')
}

/** The cheapest question: whether the server is there. A page of the place's own network is not it. */
async function isThere(): Promise<boolean> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' })
    return answer.ok && (await answer.json()).ok === true
  } catch {
    return false
  }
}

/** Tries at once when the browser says that the network is back, and every few seconds, since it does not always say so. */
function useComingBack({ waiting, again, lost }: { waiting: boolean; again: () => Promise<void>; lost: () => void }): void {
  const onAgain = useEffectEvent(again)
  const onLost = useEffectEvent(lost)
  useEffect(() => {
    const gone = () => onLost()
    window.addEventListener('offline', gone)
    return () => window.removeEventListener('offline', gone)
  }, [])
  useEffect(() => {
    if (!waiting) return
    const back = () => {
      onAgain().catch(() => undefined)
    }
    const timer = setInterval(back, tryAgainMs)
    window.addEventListener('online', back)
    if (navigator.onLine) back()
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', back)
    }
  }, [waiting])
}

function useShelf() {
  const { person } = useShell()
  const owner = person.staffId ?? person.name
  const shelf = openShelf(owner)
  const client = useQueryClient()
  const key = ['checkin-shelf', owner] as const
  const lists = useQuery({ queryKey: [...key, 'lists'], queryFn: () => shelf.lists(), staleTime: Infinity })
  const scans = useQuery({ queryKey: [...key, 'scans'], queryFn: () => shelf.scans(), staleTime: Infinity })
  return { shelf, lists: lists.data ?? [], scans: scans.data ?? [], refresh: () => client.invalidateQueries({ queryKey: key }) }
}

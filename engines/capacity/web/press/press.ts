import type { ApiError } from '../../../../kernel/ui/api-error.ts'
import { isApiError, offlineCode } from '../../../../kernel/ui/api-error.ts'
import type { Answers, EnrolmentStatus } from '../offer.types.ts'

export interface Companion {
  name: string
  relation: string
}

/** What is asked for, as the route takes it. */
export interface Asked {
  optionId?: string
  choices?: string[]
  party: number
  answers?: Answers
  companions?: Companion[]
}

/** One press. It is sent with the same key until it is answered, so that it counts once. */
export interface Press {
  offerId: string
  key: string
  asked: Asked
}

export interface PressAnswer {
  enrolmentId: string
  status: EnrolmentStatus
  optionId: string | null
  place: number | null
}

interface Means {
  send: (press: Press) => Promise<PressAnswer>
  wait: (ms: number) => Promise<void>
  /** Hears why an attempt brought no answer, before the next. */
  onAgain: (why: 'offline' | 'busy') => void
  signal: AbortSignal
}

/** A clock that runs a moment ahead meets a door that is about to open. */
const mostTooEarly = 5
const tooEarlyMs = 400
/** A fault of the server is no rush: it is not asked without end. */
const mostFaults = 5
const longestMs = 5_000

/** Presses until there is an answer or a refusal; lost connections and a busy server are neither. */
export async function pressUntilAnswered(press: Press, { send, wait, onAgain, signal }: Means): Promise<PressAnswer> {
  let tooEarly = 0
  let faults = 0
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(press)
    } catch (error) {
      if (signal.aborted || !isApiError(error)) throw error
      if (error.code === 'capacity.not_yet_open' && tooEarly < mostTooEarly) {
        tooEarly += 1
        await wait(tooEarlyMs)
        continue
      }
      if (error.status === 500) faults += 1
      if (!isUnanswered(error) || faults >= mostFaults) throw error
      onAgain(error.code === offlineCode ? 'offline' : 'busy')
      await wait(Math.min(longestMs, 500 * 2 ** Math.min(attempt, 4)))
    }
    signal.throwIfAborted()
  }
}

/** Whether the press may have been decided although nothing came back: the same key finds out. */
function isUnanswered({ status }: ApiError): boolean {
  return status === 408 || status === 429 || status >= 500
}

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { apiErrorFrom, ApiError, offlineCode } from '../../../../kernel/ui/api-error.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { apiPrefix } from '../../../../web/api.ts'
import { currentLanguage } from '../../../../web/i18n.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { dropPress, keepPress, keptPress } from './kept-press.ts'
import { pressUntilAnswered, type Asked, type Press, type PressAnswer } from './press.ts'

export interface Pressing {
  /** Presses; while a press is on its way another one is the same. */
  press: (asked: Asked) => void
  busy: boolean
  /** Why there is no answer yet; null: the first attempt is on its way. */
  again: 'offline' | 'busy' | null
  answer: PressAnswer | undefined
  error: unknown
}

/** One press at an offer, carried through lost connections and reloads until it is answered. */
export function usePress(offerId: string): Pressing {
  const changed = useOffersChanged()
  const [again, setAgain] = useState<Pressing['again']>(null)
  const onItsWay = useRef(false)
  const left = useRef(new AbortController())
  const run = useMutation({
    mutationFn: (press: Press) => pressUntilAnswered(press, { send, wait, onAgain: setAgain, signal: left.current.signal }),
    onSuccess: () => {
      dropPress(offerId)
      return changed()
    },
    onError: (error) => {
      // Who was signed out in between goes on after signing in; who left the page, on coming back.
      if (!(error instanceof ApiError) || error.status === 401) return undefined
      dropPress(offerId)
      return changed()
    },
    onSettled: () => {
      onItsWay.current = false
      setAgain(null)
    },
  })
  const start = (press: Press) => {
    if (onItsWay.current) return
    onItsWay.current = true
    keepPress(press, Date.now())
    run.mutate(press)
  }
  useEffect(() => {
    left.current = new AbortController()
    const kept = keptPress(offerId, Date.now())
    if (kept) start(kept)
    return () => {
      left.current.abort()
      onItsWay.current = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each offer: what was on its way goes on
  }, [offerId])
  return {
    press: (asked) => start({ offerId, key: randomKey(), asked }),
    busy: run.isPending,
    again,
    answer: run.data,
    error: run.error,
  }
}

async function send({ offerId, key, asked }: Press): Promise<PressAnswer> {
  const response = await reach(`${apiPrefix}/offers/${offerId}/claims`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': currentLanguage(), 'idempotency-key': key },
    body: JSON.stringify(asked),
  })
  const body: unknown = await response.json().catch(() => null)
  // The route's own schema writes the answer.
  if (response.ok && body !== null) return body as PressAnswer
  throw apiErrorFrom(body, response.ok ? 502 : response.status)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw error instanceof TypeError ? new ApiError({ code: offlineCode, message: '' }, 503) : error
  }
}

function wait(ms: number): Promise<void> {
  // Not all at the same moment: who waited together does not come back together.
  return new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)))
}

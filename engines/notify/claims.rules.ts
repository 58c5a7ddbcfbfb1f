import type { Address, KeptPreferences } from './people.store.ts'
import type { Channel } from './notify.types.ts'
import { quietEnd } from './schedule.rules.ts'

export interface Due {
  id: string
  channel: Channel
  kind: string
  urgent: boolean
  read: boolean
}

/** What becomes of a delivery whose hour has come: people change their minds while messages wait. */
type Fate = { do: 'send' } | { do: 'drop'; why: DropReason } | { do: 'wait'; until: Date }
export type DropReason = 'READ' | 'NOT_WANTED' | 'NO_ADDRESS'

export function fateOf(due: Due, now: Date, person: { wants: KeptPreferences; address: Address | null }): Fate {
  const { wants, address } = person
  if (address === null) return { do: 'drop', why: 'NO_ADDRESS' }
  if (wants.channelsOff.includes(due.channel)) return { do: 'drop', why: 'NOT_WANTED' }
  if (due.urgent) return { do: 'send' }
  if (due.read) return { do: 'drop', why: 'READ' }
  if (wants.mutedKinds.includes(due.kind)) return { do: 'drop', why: 'NOT_WANTED' }
  const until = quietEnd(now, wants)
  return until ? { do: 'wait', until } : { do: 'send' }
}

export const dropWords: Record<DropReason, { zh: string; en: string }> = {
  READ: { zh: '已在站内读过，不再重复通知。', en: 'Read in the application before it left.' },
  NOT_WANTED: { zh: '本人关闭了这类通知。', en: 'The person turned this off.' },
  NO_ADDRESS: { zh: '本人没有可用的接收地址。', en: 'The person has no address here.' },
}

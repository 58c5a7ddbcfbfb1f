import type { Bilingual } from '../../kernel/errors.ts'

/** Ways out of the application. In-app is no channel: it is the notification itself. */
export const channels = ['email', 'wecom', 'dingtalk', 'wechat'] as const
export type Channel = (typeof channels)[number]

export const deliveryStates = ['waiting', 'sending', 'sent', 'unknown', 'failed', 'given_up', 'superseded'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Why something did not arrive: a short code for programs, a sentence for the person. */
export interface Fault {
  code: string
  text: Bilingual
}

/** One message as it leaves: the same `id` always stands for the same content to the same address. */
export interface Outgoing {
  id: string
  to: string
  title: string
  /** Plain text; one paragraph for each item. */
  items: { title: string; body: string; url: string }[]
  /** Where the message as a whole leads. */
  url: string
  /** What the person may do about such messages, below a mail. */
  footer: { words: string; url: string } | null
  language: 'zh' | 'en'
}

/**
 * sent: the provider took it. retry: it surely did not leave; `whole` if nothing else can leave by this channel now.
 * refused: it surely did not leave and never will; `address` if no other message will reach this address either. unclear: it may have left.
 */
export type Outcome =
  | { kind: 'sent'; providerId: string | null }
  | { kind: 'retry'; fault: Fault; whole: boolean }
  | { kind: 'refused'; fault: Fault; address: boolean }
  | { kind: 'unclear'; fault: Fault }

/** A way to one provider, opened with the settings of one university. */
export interface ChannelPort {
  send(message: Outgoing): Promise<Outcome>
  /** Whether the provider itself drops a second copy of a message that was first handed over at that instant. */
  dropsCopyOf(handedOverAt: Date, now: Date): boolean
  close(): void
}

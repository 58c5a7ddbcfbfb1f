import { defineTexts } from '../../../kernel/ui/texts.ts'

/** The few words that stand in the frame of every page. */
export const bellTexts = defineTexts('notify-bell', {
  zh: { messages: '消息', unread: '消息，{{count}} 条未读' },
  en: { messages: 'Messages', unread: 'Messages, {{count}} unread' },
})

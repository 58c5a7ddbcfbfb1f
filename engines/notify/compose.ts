import type { Channel, Outgoing } from './notify.types.ts'

export interface Piece {
  titleZh: string
  titleEn: string
  bodyZh: string
  bodyEn: string
  path: string
}

/** Puts one or many notifications into one message. The same pieces and language always give the same message. */
export function compose(given: { id: string; to: string; channel: Channel; language: 'zh' | 'en'; pieces: Piece[]; publicUrl: string }): Outgoing {
  const { id, to, language, pieces, publicUrl } = given
  const at = (path: string) => new URL(path, publicUrl).href
  const items = pieces.map((piece) =>
    language === 'zh' ? { title: piece.titleZh, body: piece.bodyZh, url: at(piece.path) } : { title: piece.titleEn, body: piece.bodyEn, url: at(piece.path) },
  )
  const [only] = items
  const single = items.length === 1 && only !== undefined
  return {
    id,
    to,
    title: single ? only.title : manyTitle(items.length, language),
    items,
    url: single ? only.url : at('/notifications'),
    footer: { words: footer[language], url: at('/me/notifications') },
    language,
  }
}

function manyTitle(count: number, language: 'zh' | 'en'): string {
  return language === 'zh' ? `您有 ${count} 条新消息` : `You have ${count} new messages`
}

const footer = {
  zh: '这是同心·教工之家自动发出的，请勿直接回复。接收方式和时间可在这里修改：',
  en: 'Tongxin sent this by itself: please do not reply. Change how and when you are told here:',
}

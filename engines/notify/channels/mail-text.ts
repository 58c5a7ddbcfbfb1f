import type { Outgoing } from '../notify.types.ts'

/** The words of a mail, readable without any markup. */
export function mailText(message: Outgoing): string {
  const items = message.items.map(({ title, body, url }) => [message.items.length > 1 || title !== message.title ? title : '', body, url].filter((line) => line !== '').join('\n'))
  const footer = message.footer ? [`--\n${message.footer.words}\n${message.footer.url}`] : []
  return [...items, ...footer].join('\n\n')
}

/** The same with headings and a button; every word of people's is escaped. */
export function mailHtml(message: Outgoing): string {
  const items = message.items.map(({ title, body, url }) => itemHtml({ title, body, url, open: message.language === 'zh' ? '查看' : 'Open' })).join('')
  const footer = message.footer
    ? `<p style="margin:24px 0 0;color:#6b6560;font-size:13px">${escape(message.footer.words)} <a href="${escape(message.footer.url)}" style="color:#6b6560">${escape(message.footer.url)}</a></p>`
    : ''
  const lang = message.language === 'zh' ? 'zh-CN' : 'en'
  return `<!doctype html><html lang="${lang}"><body style="margin:0;padding:24px;background:#f7f4f1;font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif;font-size:15px;line-height:1.7;color:#26221f"><div style="max-width:600px;margin:0 auto">${items}${footer}</div></body></html>`
}

function itemHtml({ title, body, url, open }: { title: string; body: string; url: string; open: string }): string {
  const words = body === '' ? '' : `<p style="margin:0 0 12px">${escape(body).replaceAll('\n', '<br>')}</p>`
  const link = url === '' ? '' : `<p style="margin:0"><a href="${escape(url)}" style="color:#b3261e">${open}</a></p>`
  return `<div style="background:#fff;border-radius:8px;padding:16px 20px;margin:0 0 12px"><h2 style="margin:0 0 8px;font-size:17px">${escape(title)}</h2>${words}${link}</div>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

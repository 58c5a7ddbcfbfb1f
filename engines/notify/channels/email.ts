import type { SentMessageInfo } from 'nodemailer'
import type { Fault, ChannelPort, Outcome, Outgoing } from '../notify.types.ts'
import type { EmailConfig } from '../settings.contract.ts'
import { mailHtml, mailText } from './mail-text.ts'

/** How long each step of the conversation with the mail server may take. */
const stepMs = 15_000
const mostConnections = 4

/** Mail by the university's own server over SMTP. */
export function openEmail(config: EmailConfig, secret: string): ChannelPort {
  // Loaded with the first mail: a server without a mail channel never needs it.
  let opened: ReturnType<typeof openTransport> | null = null
  return {
    send: async (message) => {
      try {
        return outcomeOf(await (await (opened ??= openTransport(config, secret))).sendMail(mailOf(config, message)))
      } catch (error) {
        return outcomeOfError(error)
      }
    },
    // Some servers drop a second mail with the same Message-ID, many do not: nobody can rely on it.
    dropsCopyOf: () => false,
    close: () => void opened?.then((transport) => transport.close()),
  }
}

async function openTransport(config: EmailConfig, secret: string) {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    pool: true,
    maxConnections: mostConnections,
    host: config.host,
    port: config.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    ...(config.user === '' ? {} : { auth: { user: config.user, pass: secret } }),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    // A message consists of what is given here; nothing is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function mailOf(config: EmailConfig, message: Outgoing) {
  return {
    from: { name: config.fromName, address: config.fromAddress },
    to: { name: '', address: message.to },
    subject: message.title.replaceAll(/\s+/g, ' '),
    messageId: `<${message.id}@${config.fromAddress.split('@').at(-1)}>`,
    // No out-of-office answers to a program: RFC 3834.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: mailText(message),
    html: mailHtml(message),
  }
}

function outcomeOf(info: SentMessageInfo): Outcome {
  const response: unknown = info.response
  return { kind: 'sent', providerId: typeof response === 'string' ? response.slice(0, 200) : null }
}

/**
 * A number from the server says what became of the mail: RFC 5321 §4.2.1. Where the connection broke without one,
 * the mail may have been taken, unless the break came before anybody talked.
 */
function outcomeOfError(error: unknown): Outcome {
  const { code, command, responseCode, early } = factsOf(error)
  const fault = faultOf(code, responseCode, error)
  const toThisPerson = code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'API')
  if (toThisPerson && (responseCode === null || responseCode >= 500)) return { kind: 'refused', fault, address: true }
  if (early || code === 'EAUTH' || command === 'MAIL FROM') return { kind: 'retry', fault, whole: true }
  if (responseCode === null || code === 'ECONNECTION') return { kind: 'unclear', fault }
  if (responseCode >= 500 && command === 'DATA') return { kind: 'refused', fault, address: false }
  return { kind: 'retry', fault, whole: command === 'CONN' }
}

const beforeTalking = new Set([
  'EDNS',
  'ETLS',
  'ENOAUTH',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
])

function factsOf(error: unknown): { code: string; command: string; responseCode: number | null; early: boolean } {
  const said: Record<string, unknown> = error instanceof Error ? { ...error } : {}
  const text = (key: string) => (typeof said[key] === 'string' ? said[key] : '')
  const responseCode = typeof said['responseCode'] === 'number' ? said['responseCode'] : null
  const early = [text('code'), text('originalCode'), text('timeoutType')].some((word) => beforeTalking.has(word))
  return { code: text('code'), command: text('command'), responseCode, early }
}

function faultOf(code: string, responseCode: number | null, error: unknown): Fault {
  const said = error instanceof Error ? error.message.slice(0, 200) : ''
  const shown = responseCode ?? (code === '' ? 'SMTP' : code)
  if (responseCode === null) return { code: String(shown), text: { zh: `邮件服务器没有响应（${shown}）：${said}`, en: `The mail server did not respond (${shown}): ${said}` } }
  return { code: String(shown), text: { zh: `邮件服务器没有接受（${shown}）：${said}`, en: `The mail server did not accept it (${shown}): ${said}` } }
}

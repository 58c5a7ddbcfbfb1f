import { connect } from 'node:net'
import type { Worker } from './load.ts'
import type { HttpLoad, HttpRequest } from './load.types.ts'

interface Answer {
  status: number
  text: string
}

/** One keep-alive connection a worker. Node's own client would take more of the machine than the server that it measures. */
export function httpWorkers({ url, cookie, requests, eachOnce }: Omit<HttpLoad, 'kind'>, connections: number): Promise<Worker>[] {
  const { host, hostname, port } = new URL(url)
  const wires = requests.map((request) => wireOf(request, { host, cookie }))
  let next = 0
  return Array.from({ length: connections }, async () => {
    const ask = await openConnection(hostname, Number(port))
    return async () => {
      const wire = eachOnce ? wires[next++] : wires[next++ % wires.length]
      if (!wire) return false
      const { status, text } = await ask(wire)
      if (status < 200 || status > 299) throw new TypeError(`answered ${status}: ${text.slice(-600)}`)
      return true
    }
  })
}

export function wireOf({ method, path, headers = {}, body }: HttpRequest, { host, cookie }: { host: string; cookie: string | null }): Buffer {
  const all = {
    host,
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`)
}

export async function openConnection(host: string, port: number): Promise<(wire: Buffer) => Promise<Answer>> {
  const socket = connect({ host, port, noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let received = ''
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  // Latin-1 keeps one character for each byte, so that lengths are right.
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    received += chunk
    if (!waiting || !isWhole(received)) return
    const answer = { status: Number(received.slice(9, 12)), text: Buffer.from(received, 'latin1').toString() }
    const { resolve } = waiting
    received = ''
    waiting = null
    resolve(answer)
  })
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))
  return (wire) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      socket.write(wire)
    })
}

/** Whether an answer has arrived to its end; on each connection only one is under way. */
function isWhole(received: string): boolean {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd === -1) return false
  const head = received.slice(0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return received.length >= headEnd + 4 + Number(length)
  return received.endsWith('\r\n0\r\n\r\n')
}

import { demoPassword } from '../demo/shown-accounts.ts'

/** Someone signed in at a running server, over HTTP as a browser would be. */
export interface ApiClient {
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  upload(path: string, file: File): Promise<unknown>
  /** The answer as it comes, for streams. */
  open(path: string): Promise<Response>
}

/** @throws TypeError with the answer, when it is not a success */
export async function signInAt(url: string, username: string): Promise<ApiClient> {
  const api = `${url}/api/v1`
  const json = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${api}/session`, { method: 'POST', headers: json, body: JSON.stringify({ username, password: demoPassword }) })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new TypeError(`${username} was not signed in: ${signedIn.status} ${await signedIn.text()}`)
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${api}${path}`, { ...init, headers: { ...init.headers, cookie } })
    if (!response.ok) throw new TypeError(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  return {
    get: async (path) => (await send(path)).json(),
    post: async (path, body) => (await send(path, { method: 'POST', headers: json, body: JSON.stringify(body) })).json(),
    upload: async (path, file) => {
      const body = new FormData()
      body.append('file', file)
      return (await send(path, { method: 'POST', body })).json()
    },
    open: (path) => send(path),
  }
}

export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** Requests over HTTP, one after another on each connection. */
export interface HttpLoad {
  kind: 'http'
  url: string
  cookie: string | null
  requests: HttpRequest[]
  /** For what can be asked only once, such as adding a person: the load ends with the last request. */
  eachOnce: boolean
}

export interface Statement {
  /** Of a prepared one. */
  name?: string
  text: string
  values: unknown[]
}

/** What the server would send for these requests, sent by a raw client as the serving role, one request's statements after another. */
export interface SqlLoad {
  kind: 'sql'
  url: string
  tenantId: string
  scripts: Statement[][]
  /** Values that must be new each time: ids, numbers that are unique. */
  fresh: string[]
  /** Numbers from here on count up from script to script: the next version of a record. */
  countedFrom?: number
}

export type Load = (HttpLoad | SqlLoad) & { connections: number; seconds: number }

export interface LoadResult {
  perSecond: number
  p95Ms: number
  p99Ms: number
}

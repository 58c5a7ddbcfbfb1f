import type { RouteContext } from '../kernel/http/authorise.ts'
import { newId } from '../kernel/ids.ts'
import { createStaff } from '../modules/members/staff.actions.ts'
import type { StaffFields } from '../modules/members/staff-columns.ts'
import { listStaff } from '../modules/members/staff-list.ts'
import { readRecord } from '../modules/members/staff-record.ts'
import { searchTerms } from '../modules/members/rules/search-terms.ts'
import type { HttpRequest, Statement } from './load.types.ts'
import { differing, recordStatements } from './statements.ts'

/** The same work twice: as requests to the server, and as the statements that these requests cause. */
export interface Work {
  requests: HttpRequest[]
  scripts: Statement[][]
  fresh: string[]
}

export interface Person {
  staffNo: string
  name: string
  idNo: string
  phone: string
}

export interface Recorder {
  context: RouteContext
  statementsOf(work: () => Promise<unknown>): Promise<Statement[]>
}

export function openRecorder(context: RouteContext): Recorder {
  return { context, statementsOf: recordStatements(context.services.databases.pool) }
}

type ListInput = Parameters<typeof listStaff>[1]

const pageSize = 20
const pagesDeep = 4

/** The first pages of what an office looks at: everybody, a branch, the members, the women, those of an age, in both orders. */
export async function listWork(recorder: Recorder, branches: string[]): Promise<Work> {
  const filters: Partial<ListInput>[] = [
    {},
    { sort: 'staffNo' },
    { sort: '-name' },
    { membership: 'active' },
    { membership: 'none' },
    { sex: '2' },
    { ageFrom: 35, ageTo: 45, sort: 'birthDate' },
    { employmentType: 'contract', membership: 'active' },
    ...branches.map((unitId) => ({ unitId })),
    ...branches.slice(0, 6).map((unitId) => ({ unitId, membership: 'active' })),
  ]
  const pages: ListInput[] = []
  for (const filter of filters) {
    let cursor: string | null = null
    for (let page = 0; page < pagesDeep; page += 1) {
      const input: ListInput = { sort: 'name', limit: pageSize, ...filter, ...(cursor === null ? {} : { cursor }) }
      pages.push(input)
      cursor = (await listStaff(recorder.context, input)).nextCursor
      if (cursor === null) break
    }
  }
  return listed(recorder, pages)
}

/** What people type: a name, its pinyin, its initials, a staff number, the end of a phone number. */
export function searchWork(recorder: Recorder, people: Person[]): Promise<Work> {
  const typed = people.map((person, index) => {
    const latin = searchTerms({ name: person.name }).filter((term) => /^[a-z]{2,}$/.test(term))
    return [person.name, latin[0] ?? person.name, latin[1] ?? person.name, person.staffNo, person.phone.slice(-4)][index % 5] ?? person.name
  })
  return listed(
    recorder,
    typed.map((q) => ({ q, sort: 'name', limit: pageSize })),
  )
}

async function listed({ context, statementsOf }: Recorder, inputs: ListInput[]): Promise<Work> {
  const work: Work = { requests: [], scripts: [], fresh: [] }
  for (const input of inputs) {
    const query = new URLSearchParams(Object.entries(input).map(([name, value]) => [name, String(value)]))
    work.requests.push({ method: 'GET', path: `/api/v1/staff?${query}` })
    work.scripts.push(await statementsOf(() => listStaff(context, input)))
  }
  return work
}

export async function readWork({ context, statementsOf }: Recorder, ids: string[]): Promise<Work> {
  const work: Work = { requests: [], scripts: [], fresh: [] }
  for (const id of ids) {
    work.requests.push({ method: 'GET', path: `/api/v1/staff/${id}` })
    work.scripts.push(await statementsOf(() => readRecord(context, id)))
  }
  return work
}

/** Two people are added here to see the statements; the others are for the server. */
export async function createWork({ context, statementsOf }: Recorder, people: Person[], unitId: string): Promise<Work> {
  const forms = people.map(({ staffNo, name, idNo, phone }): StaffFields => ({ staffNo, name, idType: 'resident_id', idNo, phone, unitId }))
  const scripts: Statement[][] = []
  for (const form of forms.splice(0, 2)) {
    scripts.push(await statementsOf(() => createStaff({ ...context, idempotencyKey: newId() }, form)))
  }
  const [one = [], other = []] = scripts
  return {
    requests: forms.map((form) => ({ method: 'POST', path: '/api/v1/staff', headers: { 'idempotency-key': newId() }, body: JSON.stringify(form) })),
    scripts: [one],
    fresh: differing(one, other),
  }
}

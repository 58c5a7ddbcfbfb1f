import { partiesOf } from '../../../engines/cases/cases.store.ts'
import type { Party } from '../../../engines/cases/process.ts'
import type { Book, BookBlock, BookHeading } from '../../../engines/documents/write-book.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { Session } from '../congress.store.ts'
import { namesFor, type PartyNames } from '../list.view.ts'
import { committeeWords, dayWords, numberedTitle, peopleWords, ratingWords, replyHead, roundWords, stateWords, topicWords } from './paper.words.ts'
import { compiledStates, countIn, delegationNames, leftOutStates, outlineOf, readWhole, type OutlineRow, type WholeRow } from './session-proposals.store.ts'

/** Proposals whose whole text is in memory at one time. */
const bodyPage = 25
const outlinePage = 500

export interface Compiling {
  session: Session
  university: string
  day: string
  /** Told after each page, with how many proposals are written. */
  progress: (done: number) => Promise<void>
}

/** The proposals of a session as a book, by topic and number. `db` is one snapshot, so that contents and chapters agree. */
export function compiledBook(db: Db, compiling: Compiling): Book {
  const { session, university, day } = compiling
  return {
    title: `${session.title}\n提案汇编`,
    cover: [university, dayWords(day)],
    contentsTitle: '目　　录',
    contentsHint: '页码由 Word 或 WPS 排版后填入：打开时选“更新”，或在目录上点右键选“更新域”（“更新目录”）。',
    contents: contentsOf(db, session.id),
    body: bodyOf(db, compiling),
  }
}

async function* contentsOf(db: Db, sessionId: string): AsyncGenerator<BookHeading> {
  const chapters = chapterMaker()
  for await (const rows of outlineOf(db, { sessionId, states: compiledStates, pageSize: outlinePage })) for (const row of rows) yield* chapters(row)
  if ((await countIn(db, sessionId, leftOutStates)) > 0) yield leftOutHeading
}

async function* bodyOf(db: Db, { session, day, progress }: Compiling): AsyncGenerator<BookBlock> {
  const chapters = chapterMaker()
  const delegations = await delegationNames(db, session.termId)
  let done = 0
  for await (const rows of inSlices(outlineOf(db, { sessionId: session.id, states: compiledStates, pageSize: outlinePage }))) {
    const page = await readPage(db, rows, day)
    for (const row of rows) {
      const headings = chapters(row)
      // A topic and its first proposal share a page; every other proposal begins one.
      for (const [at, heading] of headings.entries()) yield { kind: 'chapter', ...heading, newPage: at === 0 }
      const whole = page.whole.get(row.id)
      if (whole) yield* proposalBlocks(whole, { parties: page.parties.get(row.id) ?? [], names: page.names, delegations })
    }
    done += rows.length
    await progress(done)
  }
  yield* leftOutBlocks(db, session.id)
}

/** Each page of the outline sorts the whole session, so those are large; whole texts are read in small slices of them. */
async function* inSlices(pages: AsyncIterable<OutlineRow[]>): AsyncGenerator<OutlineRow[]> {
  for await (const rows of pages) for (let at = 0; at < rows.length; at += bodyPage) yield rows.slice(at, at + bodyPage)
}

interface Around {
  parties: readonly Party[]
  names: PartyNames
  delegations: ReadonlyMap<string, string>
}

async function readPage(db: Db, rows: readonly OutlineRow[], day: string) {
  const ids = rows.map((row) => row.id)
  const [whole, parties] = [await readWhole(db, ids), await partiesOf(db, ids)]
  return { whole, parties, names: await namesFor(db, { parties: [...parties.values()].flat(), unitIds: [], day }) }
}

function* proposalBlocks(row: WholeRow, around: Around): Generator<BookBlock> {
  yield { kind: 'table', columns: factColumns, rows: factsOf(row, around) }
  yield* section('提案理由', row.reason)
  yield* section('具体建议', row.suggestion)
  for (const reply of row.replies ?? []) {
    yield* section(roundWords(reply.round), `${replyHead(reply)}\n${reply.text}`)
    if (reply.promiseDueOn !== null) yield { kind: 'paragraph', text: `承诺完成日期：${dayWords(reply.promiseDueOn)}` }
  }
  const rated = ratingWords(row.ratings ?? {})
  if (rated !== '') yield* section('对办理结果的评价', rated)
}

const factColumns = [
  { header: '', widthPercent: 18 },
  { header: '', widthPercent: 82 },
]

function factsOf(row: WholeRow, { parties, names, delegations }: Around): string[][] {
  const people = (relation: string) =>
    peopleWords(
      parties.flatMap(({ relation: its, staffId }) =>
        its === relation && staffId !== null ? [{ name: names.person(staffId).name, delegation: delegations.get(staffId) ?? null }] : [],
      ),
    )
  const units = (relation: string) => parties.flatMap(({ relation: its, unitId }) => (its === relation && unitId !== null ? [names.unit(unitId).name] : [])).join('、')
  const facts = [
    ['提案人', people('proposer')],
    ['附议人', people('seconder')],
    ['审理意见', committeeWords(row)],
    ['主办单位', units('leadUnit')],
    ['协办单位', units('supportingUnit')],
    ['办理状态', stateWords(row.state)],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** A text of several paragraphs under its heading. */
function* section(title: string, text: string): Generator<BookBlock> {
  yield { kind: 'heading', level: 3, text: title }
  for (const paragraph of text.split(/\r\n|\r|\n/)) if (paragraph.trim() !== '') yield { kind: 'paragraph', text: paragraph.trim() }
}

const leftOutHeading: BookHeading = { level: 1, text: '附：未收入本汇编的提案', anchor: '_Toc800000000' }

/** What did not become a proposal, or was taken back, is named and not silently missing. */
async function* leftOutBlocks(db: Db, sessionId: string): AsyncGenerator<BookBlock> {
  let first = true
  for await (const rows of outlineOf(db, { sessionId, states: leftOutStates, pageSize: outlinePage })) {
    if (first) yield { kind: 'chapter', ...leftOutHeading, newPage: true }
    first = false
    const columns = [
      { header: '提案', widthPercent: 78 },
      { header: '状态', widthPercent: 22 },
    ]
    yield { kind: 'table', columns, rows: rows.map((row) => [numberedTitle(row), stateWords(row.state)]) }
  }
}

/** For each proposal in order its headings: the topic's where it is the first of it, and its own. Word looks for `_Toc` and digits. */
function chapterMaker(): (row: OutlineRow) => BookHeading[] {
  let [topic, count] = ['', 0]
  const anchor = () => `_Toc${900_000_000 + (count += 1)}`
  return (row) => {
    const begins = row.topic === topic ? [] : [{ level: 1 as const, text: topicWords(row.topic), anchor: anchor() }]
    topic = row.topic
    return [...begins, { level: 2, text: numberedTitle(row), anchor: anchor() }]
  }
}

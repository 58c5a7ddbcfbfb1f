import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { advance } from '../../../engines/cases/advance.ts'
import { openCase } from '../../../engines/cases/open-case.ts'
import { processOf } from '../../../engines/cases/registry.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { violates } from '../../../kernel/db/violation.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { mergedRecord } from '../members.errors.ts'
import { ownStaff } from '../my-file/own-file.ts'
import { reachableStaff } from '../staff.actions.ts'
import { findStaff, lockStaff } from '../staff-record.store.ts'
import { openMatterOf } from './matters.store.ts'
import { matterOpen } from './membership.errors.ts'
import type { MatterKind } from './processes.ts'

interface Asked {
  process: MatterKind
  input: Record<string, unknown>
}

/** Files a matter of one's own. */
export async function fileOwn(context: RequestContext, asked: Asked): Promise<{ id: string; version: number }> {
  const own = await ownStaff(context)
  return fileMatter(context, { ...asked, staffId: own.id, action: 'file' })
}

/** An officer files it for somebody of their branch; the timeline says who did, and how they were asked. */
export async function fileFor(context: RouteContext, { id, ...asked }: Asked & { id: string }): Promise<{ id: string; version: number }> {
  const person = await reachableStaff(context, id)
  return fileMatter(context, { ...asked, staffId: person.id, action: 'fileFor' })
}

/** Opened and submitted in one transaction: nobody ever sees the one without the other. */
async function fileMatter(
  context: RequestContext,
  { process, input, staffId, action }: Asked & { staffId: string; action: 'file' | 'fileFor' },
): Promise<{ id: string; version: number }> {
  const { db, actor } = context
  const calendar = await readCalendar(db)
  const declared = processOf(process)
  const whose = (await findStaff(db, staffId))?.name ?? ''
  const work = write(
    context,
    async (trx) => {
      const [person] = await lockStaff(trx, [staffId])
      if (!person) throw notFound()
      if (person.merged_into) throw mergedRecord({ name: person.name })
      if (await openMatterOf(trx, staffId)) throw matterOpen({ name: person.name })
      const opened = await openCase(trx, declared, {
        title: `${person.name}：${declared.title.zh}`,
        unitId: person.unit_id,
        filedBy: staffId,
        join: [{ relation: 'applicant', staffId: action === 'file' ? (actor.staffId ?? staffId) : staffId }],
        by: { actor, actingFor: null },
        calendar,
      })
      const { id, version } = await advance(trx, { hats: [{ actor, actingFor: null }], calendar }, { caseId: opened.id, action, version: opened.version, input })
      return { id, version }
    },
    { route: `membership.${action}`, content: { process, input, staffId } },
  )
  return work.catch((error: unknown) => {
    // Two at once for one person: the database lets one through.
    throw violates(error, 'cases_one_membership') ? matterOpen({ name: whose }) : error
  })
}

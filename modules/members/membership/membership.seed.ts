import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { advance } from '../../../engines/cases/advance.ts'
import { openCase } from '../../../engines/cases/open-case.ts'
import { everywhere, type Actor } from '../../../kernel/auth/actor.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { matterProcesses, registerMatters, type MatterKind } from './processes.ts'

export interface SeededMatter {
  process: MatterKind
  staffId: string
  name: string
  unitId: string
  input: Record<string, unknown>
  filedAt: Date
  /** What the offices did with it, in order. */
  steps: { by: 'applicant' | 'branch' | 'committee'; action: string; at: Date; input?: Record<string, unknown> }[]
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Matters of membership for the demonstration, each brought to where it stands by the same steps that people take, at the times at which they took them. */
export async function seedMatters(trx: Trx, matters: readonly SeededMatter[]): Promise<void> {
  registerMatters()
  const calendar = await readCalendar(trx)
  const offices = { branch: officer('分工会干部', ['members.review']), committee: officer('校工会办公室', ['members.admit']) }
  for (const { process, staffId, name, unitId, input, filedAt, steps } of matters) {
    const applicant: Actor = { ...officer(name, []), staffId }
    const declared = matterProcesses[process]
    const opening = {
      title: `${name}：${declared.title.zh}`,
      unitId,
      filedBy: staffId,
      join: [{ relation: 'applicant', staffId }],
      by: { actor: applicant, actingFor: null },
      calendar,
    }
    let row = await openCase({ ...trx, at: filedAt }, declared, opening)
    for (const step of [{ by: 'applicant' as const, action: 'file', at: filedAt, input }, ...steps]) {
      const actor = step.by === 'applicant' ? applicant : offices[step.by]
      const done = { caseId: row.id, action: step.action, version: row.version, input: step.input ?? {} }
      row = await advance({ ...trx, at: step.at }, { hats: [{ actor, actingFor: null }], calendar }, done)
    }
  }
}

function officer(name: string, permissions: string[]): Actor {
  return { accountId: nobody, staffId: null, name, via: 'cli', sessionId: null, permissions: new Map(permissions.map((permission) => [permission, everywhere])) }
}

import { z } from 'zod'
import { actionOver, defineProcess, type Process } from '../engines/cases/process.ts'
import { registerProcess } from '../engines/cases/registry.ts'

const step = actionOver<object>()
const words = (zh: string, en: string) => ({ zh, en })
const office = { permission: 'plans.manage', at: 'university' } as const
const branch = { permission: 'plans.work', at: 'case' } as const

/** An ordinary matter under permissions that the demonstration's roles hold: what the engine costs by itself, without a module's own work. */
export const matterProcess = defineProcess({
  id: 'bench_matter',
  title: words('事项', 'Matter'),
  initial: 'received',
  relations: { proposer: { title: words('提出人', 'the proposer'), kind: 'person' } },
  states: {
    received: { title: words('已收到', 'Received'), says: words('校工会正在审核。', 'The office is looking at it.'), waits: [{ action: 'assign', due: () => ({ days: 30 }) }] },
    handling: {
      title: words('办理中', 'Being handled'),
      says: words('分工会正在办理。', 'The branch is working on it.'),
      waits: [{ action: 'answer', due: () => ({ days: 60 }) }],
    },
    done: { title: words('办结', 'Done'), says: words('已经办结。', 'It is done.'), closed: true },
  },
  actions: {
    assign: step({ title: words('交办', 'Assign'), from: ['received'], to: 'handling', by: [office] }),
    answer: step({ title: words('答复', 'Answer'), from: ['handling'], to: 'done', by: [branch, office] }),
    note: step({
      title: words('记录进展', 'Note'),
      from: ['received', 'handling', 'done'],
      to: 'same',
      by: [office],
      concurrent: true,
      form: z.object({ text: z.string().max(500) }),
    }),
  },
  readers: [office],
  loadFacts: async () => new Map(),
  escalation: [branch, office],
  path: (caseId) => `/cases/${caseId}`,
})

export function registerMatter(): void {
  // The engine reads any process by its names alone.
  registerProcess(matterProcess as Process)
}

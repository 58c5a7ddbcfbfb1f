import { z } from 'zod'
import { defineError } from '../../../kernel/errors.ts'
import { actionOver, defineProcess, type Who } from '../process.ts'
import { registerProcess } from '../registry.ts'

// A small matter with everything that a process may declare, for the engine's own tests: a wish that somebody files, others
// support, a unit answers with the help of others, and the person rates.

/** How often the deadline was extended stands in the title, so that facts need no table: 「热水+2」. */
interface WishFacts {
  extensions: number
}

const step = actionOver<WishFacts>()
const staffed: Who<WishFacts> = { title: { zh: '教职工', en: 'any colleague' }, holds: (_facts, actor) => actor.staffId !== null }
const proposer = { relation: 'proposer' } as const
const secretary = { permission: 'toy.review', at: 'university' } as const
const leadUnit = { permission: 'toy.answer', at: { relation: 'leadUnit' } } as const
const supportingUnit = { permission: 'toy.answer', at: { relation: 'supportingUnit' } } as const
const branch = { permission: 'toy.branch', at: 'case' } as const

const supportedAlready = defineError('toy.supported_already', 409, '您已经附议过了。', 'You have supported this already.')
const ownWish = defineError('toy.own', 409, '不能附议自己的心愿。', 'You cannot support your own wish.')
const answersMissing = defineError('toy.answers_missing', 409, '还有 {count} 个协办单位没有答复。', '{count} supporting units have not answered.')
const noUnit = defineError('toy.no_unit', 400, '请选择主办单位。', 'Choose the lead unit.')

const text = (zh: string, en: string) => z.string().trim().min(1).max(2000).meta({ 'x-label': { zh, en } })

export const toyProcess = defineProcess({
  id: 'toy',
  title: { zh: '心愿', en: 'Wish' },
  initial: 'draft',
  relations: {
    proposer: { title: { zh: '提出人', en: 'the proposer' }, kind: 'person' },
    asked: { title: { zh: '受邀附议人', en: 'those asked to support it' }, kind: 'person', own: false },
    supporter: { title: { zh: '附议人', en: 'supporters' }, kind: 'person', own: false },
    leadUnit: { title: { zh: '主办单位', en: 'the lead unit' }, kind: 'unit' },
    supportingUnit: { title: { zh: '协办单位', en: 'supporting units' }, kind: 'unit' },
  },
  states: {
    draft: { title: { zh: '草稿', en: 'Draft' }, says: { zh: '还没有提交，只有您自己看得到。', en: 'Not sent yet: only you can see it.' }, private: true },
    review: {
      title: { zh: '审核中', en: 'In review' },
      says: { zh: '校工会正在审核。', en: 'The union office is looking at it.' },
      tone: 'active',
      waits: [
        { action: 'assign', due: () => ({ workingDays: 5 }) },
        { action: 'second', of: [{ relation: 'asked' }] },
      ],
    },
    handling: {
      title: { zh: '办理中', en: 'Being handled' },
      says: { zh: '主办单位正在办理。', en: 'The lead unit is working on it.' },
      tone: 'active',
      waits: [
        { action: 'answer', due: ({ facts }) => ({ workingDays: 10 * (1 + facts.extensions) }) },
        { action: 'support', due: () => ({ days: 5 }) },
      ],
    },
    answered: {
      title: { zh: '已答复', en: 'Answered' },
      says: { zh: '等您评价。', en: 'Waiting for your rating.' },
      tone: 'good',
      waits: [{ action: 'rate', due: () => ({ days: 15 }), onOverdue: 'lapse' }],
    },
    done: { title: { zh: '办结', en: 'Done' }, says: { zh: '已经办结。', en: 'It is done.' }, closed: true, tone: 'good' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, says: { zh: '提出人撤回了。', en: 'The proposer withdrew it.' }, closed: true, tone: 'bad' },
  },
  actions: {
    submit: step({ title: { zh: '提交', en: 'Send' }, past: { zh: '提交了', en: 'sent it' }, from: ['draft'], to: 'review', by: [proposer], tone: 'main' }),
    edit: step({
      title: { zh: '修改', en: 'Edit' },
      from: ['draft', 'review'],
      to: 'same',
      by: [proposer],
      form: z.object({ title: text('标题', 'Title') }),
      effect: async (_trx, _moment, { title }) => ({ title }),
    }),
    second: step({
      title: { zh: '附议', en: 'Support' },
      from: ['review', 'handling'],
      to: 'same',
      by: [staffed],
      concurrent: true,
      inPerson: true,
      guard: ({ parties, standing: { actor } }) => {
        if (parties.some((party) => party.relation === 'proposer' && party.staffId === actor.staffId)) return ownWish()
        return parties.some((party) => party.relation === 'supporter' && party.staffId === actor.staffId) ? supportedAlready() : null
      },
      effect: async (_trx, { parties, standing: { actor } }) => {
        const asked = parties.filter((party) => party.relation === 'asked' && party.staffId === actor.staffId)
        return actor.staffId ? { join: [{ relation: 'supporter', staffId: actor.staffId }], done: asked.map(({ id }) => id) } : undefined
      },
    }),
    ask: step({
      title: { zh: '邀请附议', en: 'Ask for support' },
      from: ['review'],
      to: 'same',
      by: [proposer],
      form: z.object({ staffId: z.uuid() }),
      effect: async (_trx, _moment, { staffId }) => ({ join: [{ relation: 'asked', staffId }] }),
    }),
    assign: step({
      title: { zh: '交办', en: 'Assign' },
      from: ['review'],
      to: 'handling',
      by: [secretary],
      bulk: true,
      form: z.object({
        leadUnitId: z
          .uuid()
          .optional()
          .meta({ 'x-label': { zh: '主办单位', en: 'Lead unit' } }),
        supportingUnitIds: z.array(z.uuid()).max(5).default([]),
      }),
      check: (_moment, { leadUnitId }) => (leadUnitId ? null : noUnit()),
      effect: async (_trx, _moment, { leadUnitId, supportingUnitIds }) => ({
        join: [...(leadUnitId ? [{ relation: 'leadUnit', unitId: leadUnitId }] : []), ...supportingUnitIds.map((unitId) => ({ relation: 'supportingUnit', unitId }))],
      }),
    }),
    sendBack: step({
      title: { zh: '退回修改', en: 'Send back' },
      from: ['review'],
      to: 'draft',
      by: [secretary],
      bulk: true,
      tone: 'danger',
      form: z.object({ reason: text('原因', 'Reason') }),
    }),
    support: step({
      title: { zh: '协办答复', en: 'Give an opinion' },
      from: ['handling'],
      to: 'same',
      by: [supportingUnit],
      concurrent: true,
      inner: true,
      form: z.object({ opinion: text('意见', 'Opinion') }),
      effect: async (_trx, { parties, standing }) => ({
        done: parties.filter((party) => party.relation === 'supportingUnit' && party.unitId === standing.unitId).map((party) => party.id),
      }),
    }),
    extend: step({
      title: { zh: '延期', en: 'Extend' },
      from: ['handling'],
      to: 'same',
      by: [secretary],
      effect: async (_trx, { case: row, facts }) => ({ title: `${row.title.split('+')[0]}+${facts.extensions + 1}` }),
    }),
    answer: step({
      title: { zh: '答复', en: 'Answer' },
      from: ['handling'],
      to: 'answered',
      by: [leadUnit],
      tone: 'main',
      form: z.object({ answer: text('答复', 'Answer') }),
      guard: ({ parties }) => {
        const count = parties.filter((party) => party.relation === 'supportingUnit' && party.doneAt === null).length
        return count > 0 ? answersMissing({ count }) : null
      },
    }),
    rate: step({
      title: { zh: '评价', en: 'Rate' },
      from: ['answered'],
      to: ['done', 'handling'],
      by: [proposer],
      inPerson: true,
      form: z.object({ satisfied: z.boolean() }),
      decide: (_moment, { satisfied }) => (satisfied ? 'done' : 'handling'),
    }),
    lapse: step({ title: { zh: '逾期未评价', en: 'Not rated' }, from: ['answered'], to: 'done', by: [] }),
    withdraw: step({ title: { zh: '撤回', en: 'Withdraw' }, from: ['draft', 'review'], to: 'withdrawn', by: [proposer], tone: 'danger' }),
  },
  readers: [{ permission: 'toy.read', at: 'university' }, branch],
  loadFacts: async (_db, cases) => new Map(cases.map((row) => [row.id, { extensions: Number(row.title.split('+')[1] ?? 0) }])),
  escalation: [
    { permission: 'toy.head', at: 'case' },
    { permission: 'toy.lead', at: 'university' },
  ],
  path: (caseId) => `/toys/${caseId}`,
})

export function registerToy(): void {
  registerProcess(toyProcess)
}

import { registerProcess } from '../../engines/cases/registry.ts'
import { lastDayOf } from '../../engines/cases/due.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import { currentOf, listSessions } from './congress.store.ts'
import { compilationStarted, compileJob, resumeCompilations, runCompilation } from './documents/compilation.job.ts'
import { followJobs } from './follow-merge.job.ts'
import { proposalProcess } from './proposals.process.ts'
import { auditEntities, auditWords } from './proposals.words.ts'
import { numbersOf } from './standing.view.ts'

registerProcess(proposalProcess)

export const proposalsModule: ModuleManifest = {
  name: 'proposals',
  permissions: {
    'proposals.read': { zh: '查看全部提案', en: 'Read every proposal' },
    'proposals.manage': { zh: '提案秘书', en: 'Secretary of proposals' },
    'proposals.review': { zh: '提案工作委员会委员', en: 'Proposal committee' },
    'proposals.assign': { zh: '学校办公室（确认交办）', en: 'School office (confirms who handles)' },
    'proposals.handle': { zh: '承办单位', en: 'Handling unit' },
    'proposals.sign_off': { zh: '分管校领导（签发答复）', en: 'Leader in charge (signs replies)' },
    'proposals.preside': { zh: '主席团', en: 'Presidium' },
  },
  menu: [
    { area: 'democracy', label: { zh: '提案', en: 'Proposals' }, path: '/proposals', permission: null },
    { area: 'democracy', label: { zh: '教代会届次与代表', en: 'Congress and delegates' }, path: '/proposals/congress', permission: 'proposals.manage' },
    { area: 'democracy', label: { zh: '提案统计', en: 'Proposals in figures' }, path: '/proposals/statistics', permission: null },
    { area: 'democracy', label: { zh: '回头看与评优', en: 'Look-back and awards' }, path: '/proposals/rounds', permission: null },
  ],
  services: [{ label: { zh: '提案', en: 'Proposals' }, hint: { zh: '写提案、附议、看办到哪了', en: 'Write, second and follow proposals' }, path: '/proposals/mine', icon: 'edit' }],
  waiting: waitingItems,
  auditWords,
  auditEntities,
  jobs: { ...followJobs, [compileJob]: { on: [compilationStarted], run: (services, db, payload) => runCompilation(services, db, String(payload.compilationId)) } },
  sweep: resumeCompilations,
}

const soonDays = 3

/** Beside what the case engine tells: a draft whose window is about to close. */
async function waitingItems({ db, actor, clock }: RequestContext): Promise<WaitingItem[]> {
  if (actor.staffId === null) return []
  const now = clock.now()
  const { drafts } = await numbersOf(db, { staffId: actor.staffId, now })
  if (drafts === 0) return []
  const session = currentOf(await listSessions(db, now))
  const closes = session?.window === 'open' ? new Date(session.collectUntil) : null
  const soon = closes !== null && closes.getTime() - now.getTime() <= soonDays * 86_400_000
  return session && closes && soon ? [closing(drafts, { title: session.title, closes })] : []
}

function closing(count: number, { title, closes }: { title: string; closes: Date }): WaitingItem {
  return {
    key: 'proposals:window',
    title: { zh: `征集就要截止，您还有 ${count} 件提案草稿没有提交`, en: `Collection ends soon: ${count} draft(s) of yours are not submitted` },
    hint: { zh: title, en: title },
    path: '/proposals/mine',
    dueOn: lastDayOf(closes),
    count,
  }
}

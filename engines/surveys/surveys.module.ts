import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext, Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { ModuleManifest, WaitingItem } from '../../kernel/module.ts'
import { followJobs } from './follow-merge.job.ts'
import { listUnmixed, mixAnswers } from './mix-answers.ts'
import { closeSurvey } from './surveys.actions.ts'
import { shouldMix } from './surveys.rules.ts'
import { listPastSurveys, openSurveysOf } from './surveys.store.ts'
import { kindOf } from './surveys.view.ts'

export const surveysModule: ModuleManifest = {
  name: 'surveys',
  permissions: { 'surveys.read': { zh: '查看满意度结果', en: 'See results of surveys' } },
  menu: [],
  waiting: waitingSurveys,
  auditWords: {
    survey: { zh: '满意度评价', en: 'Survey' },
    'survey.open': { zh: '发起评价', en: 'Open a survey' },
    'survey.invite': { zh: '邀请评价', en: 'Invite to a survey' },
    'survey.answer': { zh: '参与评价', en: 'Answer a survey' },
    'survey.mix': { zh: '打乱匿名评价', en: 'Mix anonymous answers' },
    'survey.close': { zh: '结束评价', en: 'Close a survey' },
    'survey.follow_merge': { zh: '评价邀请随档案合并改挂', en: 'Invitations followed a merged staff record' },
    'survey.follow_merge_back': { zh: '合并撤销，评价邀请改回', en: 'Invitations went back with the staff record' },
  },
  auditEntities: { survey: { zh: '满意度评价', en: 'Survey' } },
  jobs: followJobs,
  sweep: settleSurveys,
}

const mostWaiting = 20

async function waitingSurveys({ db, clock, actor }: RequestContext): Promise<WaitingItem[]> {
  if (actor.staffId === null) return []
  const open = await openSurveysOf(db, { staffId: actor.staffId, now: clock.now(), limit: mostWaiting })
  return open.map((survey) => ({
    key: `survey:${survey.id}`,
    title:
      kindOf(survey) === 'needs'
        ? { zh: `征求您的意见：${survey.question_zh}`, en: `Your view, please: ${survey.question_en}` }
        : { zh: `请评价：${survey.question_zh}`, en: `Please rate: ${survey.question_en}` },
    hint: survey.anonymous ? { zh: '匿名，一分钟', en: 'Anonymous, one minute' } : { zh: '一分钟', en: 'One minute' },
    path: `/me/surveys/${survey.id}`,
    dueOn: dayOf(survey.closes_at),
    count: 1,
  }))
}

/** Ends what is over, and mixes what has come. */
async function settleSurveys(services: Services, db: Db): Promise<void> {
  const context = asSystem(services, db)
  for (const id of await listPastSurveys(db, services.clock.now())) {
    await write(context, (trx) => closeSurvey(trx, id))
  }
  for (const { surveyId, ...counts } of await listUnmixed(db)) {
    if (!shouldMix(counts)) continue
    await write(context, async (trx) => {
      const answers = await mixAnswers(trx, surveyId)
      trx.audit({ action: 'survey.mix', entity: { type: 'survey', id: surveyId }, details: { answers } })
    })
  }
}

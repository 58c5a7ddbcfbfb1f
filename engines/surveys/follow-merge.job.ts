import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/**
 * Whoever was asked under a merged staff record is asked under the surviving one. All their tokens go over, used or not:
 * which of them were open would tell the audit log until when somebody had not answered.
 */
export const followJobs = followMergeJobs({
  noun: 'survey',
  columns: [{ table: 'survey_tokens', column: 'staff_id', key: ['survey_id'], once: ['survey_id'] }],
})

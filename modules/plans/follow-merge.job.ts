import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** Who was responsible for an item of the year is so under the record that stays. */
export const followJobs = followMergeJobs({ noun: 'plan_item', columns: [{ table: 'plan_items', column: 'person_ids', key: ['id'], several: true }] })

import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** What a parent told of a child goes over to the record that stays, where that one has told nothing itself. */
export const followJobs = followMergeJobs({
  noun: 'activity_child',
  columns: [{ table: 'activity_children', column: 'staff_id', key: ['id'], once: ['offer_id'] }],
})

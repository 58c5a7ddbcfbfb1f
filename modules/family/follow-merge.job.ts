import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** The applications and objections of a merged staff record are those of the one that stays. */
export const followJobs = followMergeJobs({
  noun: 'placement',
  columns: [
    { table: 'placement_applications', column: 'staff_id', key: ['id'] },
    { table: 'placement_objections', column: 'staff_id', key: ['id'] },
  ],
})

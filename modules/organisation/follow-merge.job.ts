import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** The offices of a merged staff record, past and present, are those of the one that stays; one that both have entered stays with the first. */
export const followJobs = followMergeJobs({
  noun: 'office',
  columns: [{ table: 'unit_offices', column: 'staff_id', key: ['id'], once: ['unit_id', 'office', 'valid_from'] }],
})

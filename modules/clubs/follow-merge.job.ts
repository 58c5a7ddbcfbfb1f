import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/**
 * The clubs of a merged staff record are those of the one that stays. Whoever was in a club twice is in it once; what was owed twice
 * for a year stays as it was entered, for the officer to see and settle.
 */
export const followJobs = followMergeJobs({
  noun: 'club',
  columns: [
    { table: 'club_memberships', column: 'staff_id', key: ['id'], openWhileEmpty: 'left_at', once: ['unit_id'], secondEnds: true },
    { table: 'club_requests', column: 'staff_id', key: ['id'], openWhileEmpty: 'decided_at', once: ['unit_id'], secondEnds: true },
    { table: 'club_fees', column: 'staff_id', key: ['id'], once: ['unit_id', 'year'] },
  ],
})

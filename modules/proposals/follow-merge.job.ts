import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/**
 * Whose staff record was merged into another stays a delegate, heads the delegation as before, and has seconded what they
 * seconded: once, where both records did. Who proposed follows with the case; votes and ratings stay as they were given.
 */
export const followJobs = followMergeJobs({
  noun: 'proposal',
  columns: [
    { table: 'congress_delegates', column: 'staff_id', key: ['id'], openWhileEmpty: 'until_day', once: ['term_id'] },
    { table: 'congress_delegations', column: 'head_staff_id', key: ['id'] },
    { table: 'proposal_seconds', column: 'staff_id', key: ['id'], openWhileEmpty: 'voided_at', once: ['proposal_id'], secondEnds: true },
  ],
})

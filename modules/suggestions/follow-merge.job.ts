import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/**
 * What somebody suggested under their name, supported and leads is theirs under the record that stays; supported twice, it counts once.
 * A suggestion without a name stays as it is, for the log of the merge would say whose it was. Comments of a consultation stay as they were given.
 */
export const followJobs = followMergeJobs({
  noun: 'suggestion',
  columns: [
    { table: 'suggestions', column: 'author_staff_id', key: ['id'], only: { column: 'anonymity', value: 'named' } },
    { table: 'suggestion_supports', column: 'staff_id', key: ['id'], openWhileEmpty: 'voided_at', once: ['suggestion_id'], secondEnds: true },
    { table: 'suggestion_support_months', column: 'staff_id', key: ['month'], once: ['month'] },
    { table: 'practical_projects', column: 'leader_staff_id', key: ['id'] },
  ],
})

import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** Whoever leads a trip, or minds its safety, does so under the record that stays; nobody does both. */
export const followJobs = followMergeJobs({
  noun: 'recuperation_trip',
  columns: [
    { table: 'recuperation_trips', column: 'leader_id', key: ['option_id'] },
    { table: 'recuperation_trips', column: 'safety_id', key: ['option_id'] },
  ],
})

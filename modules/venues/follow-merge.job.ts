import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** The bookings of a merged staff record are those of the one that stays. */
export const followJobs = followMergeJobs({ noun: 'venue_booking', columns: [{ table: 'venue_bookings', column: 'staff_id', key: ['id'] }] })

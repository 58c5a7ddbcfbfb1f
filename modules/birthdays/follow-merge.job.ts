import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/**
 * Coupons and the wish for a calendar go over to the record that stays. Where both were given the coupon of a year, the second stays
 * where it is: an officer sees both and may take one back.
 */
export const followJobs = followMergeJobs({
  noun: 'birthday_coupon',
  columns: [
    { table: 'birthday_coupons', column: 'staff_id', key: ['id'], once: ['year'], onceAmong: { column: 'state', values: ['open', 'used'] } },
    { table: 'birthday_wishes', column: 'staff_id', key: ['tenant_id'], once: ['tenant_id'] },
  ],
})

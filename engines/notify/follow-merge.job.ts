import { followMergeJobs } from '../../kernel/db/follow-merge.ts'

/** The inbox of a merged staff record is that of the surviving one, with what is still on its way; and so are wishes and addresses where that one has none. */
export const followJobs = followMergeJobs({
  noun: 'notification',
  columns: [
    { table: 'notifications', column: 'staff_id', key: ['id'], once: ['dedupe_key'] },
    { table: 'notification_deliveries', column: 'staff_id', key: ['id'], openWhileEmpty: 'sent_at' },
    { table: 'notification_addresses', column: 'staff_id', key: ['id'], once: ['channel'] },
    { table: 'notification_preferences', column: 'staff_id', key: ['tenant_id'], once: ['tenant_id'] },
  ],
})

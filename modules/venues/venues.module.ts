import type { ModuleManifest } from '../../kernel/module.ts'
import { waitingBookings } from './bookings.view.ts'
import { followJobs } from './follow-merge.job.ts'
import { lapseUndecided } from './lapse.ts'
import { searchVenues } from './venues.view.ts'

export const venuesModule: ModuleManifest = {
  name: 'venues',
  permissions: { 'venues.manage': { zh: '管理场地器材', en: 'Keep venues and equipment' } },
  menu: [
    { area: 'culture', label: { zh: '场地预约', en: 'Book a venue' }, path: '/venues', permission: null },
    { area: 'culture', label: { zh: '场地管理', en: 'Keep venues' }, path: '/venues/desk', permission: 'venues.manage' },
  ],
  services: [
    { label: { zh: '场地预约', en: 'Book a venue' }, hint: { zh: '教工之家、球场、会议室、器材', en: 'Staff home, courts, rooms, equipment' }, path: '/venues', icon: 'building' },
  ],
  waiting: waitingBookings,
  search: searchVenues,
  sweep: lapseUndecided,
  jobs: followJobs,
  auditWords: {
    venue: { zh: '场地器材', en: 'Venue' },
    'venue.create': { zh: '新建场地器材', en: 'Opened a venue' },
    'venue.edit': { zh: '修改场地器材', en: 'Changed a venue' },
    'venue.retire': { zh: '停止开放', en: 'Closed a venue for good' },
    'venue.reopen': { zh: '恢复开放', en: 'Opened a venue again' },
    'venue.block': { zh: '停用时段', en: 'Shut a venue for a time' },
    'venue.lift_block': { zh: '撤销停用', en: 'Opened a shut time again' },
    'venue.export_usage': { zh: '导出使用统计', en: 'Exported usage' },
    venue_booking: { zh: '场地预约', en: 'Booking' },
    'venue_booking.book': { zh: '预约', en: 'Booked' },
    'venue_booking.give_back': { zh: '退订', en: 'Gave a booking back' },
    'venue_booking.approve': { zh: '通过预约', en: 'Approved a booking' },
    'venue_booking.decline': { zh: '不通过预约', en: 'Declined a booking' },
    'venue_booking.call_off': { zh: '取消预约', en: 'Called a booking off' },
    'venue_booking.no_show': { zh: '登记未到场', en: 'Noted that nobody came' },
    'venue_booking.came': { zh: '撤销未到场', en: 'Took a no-show back' },
    'venue_booking.lapse': { zh: '逾期未审批', en: 'Let an undecided booking lapse' },
    'venue_booking.follow_merge': { zh: '预约随人员合并', en: 'Bookings followed a merge' },
    'venue_booking.follow_merge_back': { zh: '预约随合并撤销', en: 'Bookings followed the undoing of a merge' },
  },
  auditEntities: { venue: { zh: '场地器材', en: 'Venue' }, venue_booking: { zh: '场地预约', en: 'Booking' } },
}

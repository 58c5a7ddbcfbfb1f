import type { VenueFacts } from '../venues.store.ts'
import type { OpenSpan } from '../venues.shapes.ts'

interface SeedVenue {
  facts: VenueFacts
  /** Kept by the shown member's branch. */
  ofBranch?: true
  /** Of a hundred slots, how many are taken. */
  load: number
  /** What people say that they need it for. */
  purposes: readonly string[]
  /** What shuts it: so many days from now, from hour to hour. */
  shut?: { day: number; from: number; to: number; reason: string }
}

const weekdays = [1, 2, 3, 4, 5]
const weekend = [6, 7]

function daily(days: readonly number[], ...spans: [from: number, to: number][]): OpenSpan[] {
  return days.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from: from * 60, to: to * 60 })))
}

const plain = { rules: '', audience: 'all', closedOnHolidays: true, mostSlots: 2, aheadDays: 7, weekHours: 4, cancelHours: 2, approval: false } as const

export const venues: readonly SeedVenue[] = [
  {
    facts: {
      ...plain,
      name: '教工羽毛球馆',
      kind: 'sport',
      place: '玉泉校区教工活动中心一楼',
      about: '六片塑胶场地，球拍可在前台借用，请自备羽毛球。',
      rules: '请穿非黑底运动鞋。\n到场后在前台报姓名，超过十五分钟未到场的，前台可安排其他人使用。',
      contact: '活动中心前台 88200031',
      hours: [...daily(weekdays, [12, 14], [17, 21]), ...daily(weekend, [9, 21])],
      units: 6,
      slotMinutes: 60,
    },
    load: 35,
    purposes: [''],
  },
  {
    facts: {
      ...plain,
      name: '教工乒乓球室',
      kind: 'sport',
      place: '紫金港校区教工之家负一楼',
      about: '四张球台，每天开放。',
      contact: '教工之家前台 88200032',
      hours: daily([...weekdays, ...weekend], [9, 21]),
      units: 4,
      slotMinutes: 60,
      weekHours: 6,
    },
    load: 30,
    purposes: [''],
    shut: { day: 4, from: 9, to: 12, reason: '更换球台' },
  },
  {
    facts: {
      ...plain,
      name: '教工之家多功能厅',
      kind: 'home',
      place: '玉泉校区教工之家二楼',
      about: '可坐四十人，有投影、音响和活动桌椅，适合沙龙、排练和小型联谊。',
      rules: '用后请把桌椅归位，关好门窗和空调。',
      contact: '校工会办公室 88200001',
      hours: daily([...weekdays, ...weekend], [9, 12], [13, 21]),
      units: 1,
      slotMinutes: 60,
      mostSlots: 4,
      aheadDays: 21,
      weekHours: null,
      cancelHours: 12,
      approval: true,
    },
    load: 18,
    purposes: ['青年教师沙龙', '教工合唱团排练', '新进教师座谈', '读书会', '太极拳班'],
  },
  {
    facts: {
      ...plain,
      name: '小家会议室',
      kind: 'room',
      place: '学院楼三楼东侧',
      about: '可坐十二人，有屏幕。',
      contact: '分工会 88200105',
      audience: 'unit',
      hours: daily(weekdays, [8, 12], [13, 18]),
      units: 1,
      slotMinutes: 30,
      mostSlots: 6,
      aheadDays: 14,
      weekHours: null,
      cancelHours: 0,
    },
    ofBranch: true,
    load: 22,
    purposes: ['小组学习', '教研室开会', '座谈'],
  },
  {
    facts: {
      ...plain,
      name: '便携音响（含两支话筒）',
      kind: 'equipment',
      place: '校工会库房，玉泉校区教工之家一楼',
      about: '可供一百人以内的室外活动使用，充满电可用六小时。',
      rules: '请当天归还并充好电，损坏请及时告知。',
      contact: '校工会办公室 88200001',
      hours: daily(weekdays, [8, 12], [13, 17]),
      units: 3,
      slotMinutes: 240,
      aheadDays: 30,
      weekHours: null,
      cancelHours: 12,
    },
    load: 12,
    purposes: ['学院趣味运动会', '迎新活动', '健步走'],
  },
]

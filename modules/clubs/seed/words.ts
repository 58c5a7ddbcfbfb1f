import type { ActivityKind } from '../../activities/activities.contract.ts'
import type { ClubFacts } from '../clubs.store.ts'
import type { PlanState } from '../clubs.shapes.ts'

interface SeedActivity {
  title: string
  kind: ActivityKind
  body: string
  place: string
  /** Days from today, and its hours in China. */
  day: number
  from: number
  to: number
  places: number | null
  /** Of a hundred members, how many signed up. */
  load: number
}

export interface SeedClub {
  facts: ClubFacts
  /** Of a thousand members of the union, how many are in it. */
  share: number
  /** How many wait to be admitted. */
  asked: number
  /** By month (null: all year). What lies before today is done. */
  plan: readonly { month: number | null; title: string; note?: string; state?: PlanState }[]
  activities: readonly SeedActivity[]
  /** Of a hundred who owe the fee, how many have paid. */
  paid: number
}

const usual = { recruiting: true, approval: false, fee: null } as const

/** By the short name that the club has in the organisation. */
export const clubWords: Readonly<Record<string, SeedClub>> = {
  羽毛球协会: {
    facts: {
      ...usual,
      kind: 'sport',
      about: '每周两次固定活动，分初级、提高两组，有教练轮流指导。自带球拍和运动鞋，用球由协会提供。',
      meets: '每周二、周四 18:00–20:30',
      place: '教工活动中心羽毛球馆',
      contact: '协会秘书处 88200041',
      approval: true,
      fee: '100.00',
    },
    share: 38,
    asked: 4,
    paid: 78,
    plan: [
      { month: 3, title: '新学期开馆与分组' },
      { month: 5, title: '教职工羽毛球团体赛', note: '以分工会为单位组队' },
      { month: 9, title: '迎新友谊赛' },
      { month: 11, title: '协会双打积分赛' },
      { month: 12, title: '年度总结会' },
      { month: null, title: '周二、周四固定活动' },
    ],
    activities: [
      { title: '羽毛球秋季教学课', kind: 'skill', body: '教练讲解步法和后场技术，分组练习。', place: '教工活动中心羽毛球馆', day: -26, from: 18, to: 20, places: 24, load: 40 },
      { title: '协会双打积分赛', kind: 'sport', body: '男双、女双、混双三项，按积分分组循环。', place: '教工活动中心羽毛球馆', day: 9, from: 13.5, to: 17.5, places: 48, load: 45 },
    ],
  },
  乒乓球协会: {
    facts: {
      ...usual,
      kind: 'sport',
      about: '切磋球技，组队参加市属高校联赛。',
      meets: '每周一、周三 17:30–20:00',
      place: '教工之家负一楼乒乓球室',
      contact: '协会秘书处 88200042',
      fee: '60.00',
    },
    share: 26,
    asked: 0,
    paid: 85,
    plan: [
      { month: 4, title: '单打排位赛' },
      { month: 6, title: '市属高校教工联赛' },
      { month: 10, title: '团体邀请赛' },
    ],
    activities: [],
  },
  气排球协会: {
    facts: { ...usual, kind: 'sport', about: '老少皆宜，每队五人，常年招收新队员。', meets: '每周五 16:30–18:30', place: '云麓校区体育馆', contact: '协会秘书处 88200043' },
    share: 22,
    asked: 0,
    paid: 0,
    plan: [
      { month: 5, title: '分工会气排球赛' },
      { month: 10, title: '气排球裁判培训', state: 'dropped', note: '与市总工会培训合并' },
    ],
    activities: [],
  },
  登山健步协会: {
    facts: {
      ...usual,
      kind: 'sport',
      about: '每月一次近郊登山，线路分轻松和进阶两档，家属可同行。',
      meets: '每月第二个周六上午',
      place: '集合地点见活动通知',
      contact: '协会秘书处 88200044',
    },
    share: 45,
    asked: 0,
    paid: 0,
    plan: [
      { month: 3, title: '踏春健步走' },
      { month: 6, title: '夜行江堤十公里' },
      { month: 9, title: '重阳登高' },
      { month: 11, title: '秋山越野' },
    ],
    activities: [
      { title: '江堤夜行十公里', kind: 'outing', body: '沿江堤往返，请带头灯和饮水。', place: '江畔校区东门', day: -40, from: 18.5, to: 21, places: null, load: 50 },
      { title: '云麓山秋季登高', kind: 'outing', body: '上山约两小时，山顶休息后原路返回。', place: '云麓校区北门', day: 13, from: 8, to: 12, places: 80, load: 35 },
    ],
  },
  游泳协会: {
    facts: {
      ...usual,
      kind: 'sport',
      about: '恒温馆晨泳和初学班。',
      meets: '周一至周五 6:30–8:00',
      place: '星湖校区游泳馆',
      contact: '协会秘书处 88200045',
      approval: true,
      fee: '200.00',
    },
    share: 14,
    asked: 2,
    paid: 64,
    plan: [
      { month: null, title: '晨泳与初学班' },
      { month: 7, title: '水上安全与救护讲座' },
    ],
    activities: [],
  },
  太极拳协会: {
    facts: { ...usual, kind: 'sport', about: '二十四式、四十二式太极拳和八段锦，零基础可学。', meets: '工作日 6:50–7:30', place: '各校区操场', contact: '协会秘书处 88200046' },
    share: 20,
    asked: 0,
    paid: 0,
    plan: [
      { month: 4, title: '八段锦公开课' },
      { month: 10, title: '校运动会开幕式展演' },
    ],
    activities: [],
  },
  合唱团: {
    facts: {
      ...usual,
      kind: 'arts',
      about: '混声合唱，每年参加省教育工会合唱展演。入团前有简单的声部测试。',
      meets: '每周三 19:00–21:00',
      place: '教工之家多功能厅',
      contact: '团务 88200047',
      approval: true,
      fee: '120.00',
    },
    share: 16,
    asked: 3,
    paid: 90,
    plan: [
      { month: 3, title: '新团员声部测试' },
      { month: 6, title: '省教育工会合唱展演' },
      { month: 12, title: '新年音乐会' },
    ],
    activities: [
      { title: '合唱团声乐工作坊', kind: 'culture', body: '呼吸与共鸣专题训练，请提前熟悉乐谱。', place: '教工之家多功能厅', day: -17, from: 19, to: 21, places: 60, load: 62 },
      { title: '新年音乐会合排', kind: 'culture', body: '与民乐团合排，请按声部提前十分钟到场。', place: '教工之家多功能厅', day: 6, from: 19, to: 21.5, places: null, load: 58 },
    ],
  },
  民乐团: {
    facts: {
      ...usual,
      kind: 'arts',
      about: '二胡、琵琶、古筝、竹笛等声部，乐团备有部分乐器。',
      meets: '每周五 18:30–20:30',
      place: '教工之家排练室',
      contact: '团务 88200048',
      approval: true,
    },
    share: 9,
    asked: 1,
    paid: 0,
    plan: [
      { month: 9, title: '教师节演出' },
      { month: 12, title: '新年音乐会' },
    ],
    activities: [],
  },
  书画协会: {
    facts: {
      ...usual,
      kind: 'arts',
      about: '书法、国画、篆刻，每年举办一次教职工书画展。',
      meets: '每月最后一个周五下午',
      place: '图书馆三楼书画室',
      contact: '协会秘书处 88200049',
    },
    share: 13,
    asked: 0,
    paid: 0,
    plan: [
      { month: 1, title: '写春联送祝福' },
      { month: 9, title: '教职工书画展' },
    ],
    activities: [],
  },
  摄影协会: {
    facts: {
      ...usual,
      kind: 'arts',
      about: '外拍采风、后期分享，为工会活动留影。',
      meets: '每月一次外拍，时间见通知',
      place: '集合地点见活动通知',
      contact: '协会秘书处 88200050',
      fee: '50.00',
    },
    share: 18,
    asked: 0,
    paid: 70,
    plan: [
      { month: 4, title: '校园春色外拍' },
      { month: 11, title: '秋色主题影展' },
    ],
    activities: [],
  },
  棋牌协会: {
    facts: { ...usual, kind: 'learning', about: '围棋、中国象棋、桥牌，常年对弈。', meets: '每周四 12:00–13:30', place: '教工之家棋牌室', contact: '协会秘书处 88200051' },
    share: 11,
    asked: 0,
    paid: 0,
    plan: [
      { month: 5, title: '象棋擂台赛' },
      { month: 12, title: '桥牌双人赛' },
    ],
    activities: [],
  },
  读书会: {
    facts: { ...usual, kind: 'learning', about: '每月共读一本书，轮流领读。', meets: '每月第一个周四 19:00', place: '图书馆一楼书吧', contact: '读书会 88200052' },
    share: 15,
    asked: 0,
    paid: 0,
    plan: [
      { month: null, title: '每月共读一本书' },
      { month: 4, title: '世界读书日分享会' },
    ],
    activities: [],
  },
}

/** What people write when they ask. */
export const messages = ['大学时练过几年，想重新捡起来。', '', '同事推荐，想来试试。', '周末也可以参加，请多指教。'] as const

import type { Weighted } from '../random.ts'
import type { BranchProfile } from './organisation.ts'

export type Job =
  | 'teacher'
  | 'researcher'
  | 'laboratory'
  | 'administrator'
  | 'accountant'
  | 'engineer'
  | 'doctor'
  | 'nurse'
  | 'technologist'
  | 'pharmacist'
  | 'librarian'
  | 'schoolTeacher'
  | 'worker'

export const jobsOf: Record<BranchProfile, Weighted<Job>> = {
  college: [
    ['teacher', 72],
    ['researcher', 7],
    ['laboratory', 7],
    ['administrator', 14],
  ],
  office: [
    ['administrator', 78],
    ['accountant', 10],
    ['engineer', 12],
  ],
  hospital: [
    ['doctor', 32],
    ['nurse', 44],
    ['technologist', 11],
    ['pharmacist', 5],
    ['administrator', 8],
  ],
  logistics: [
    ['worker', 74],
    ['administrator', 16],
    ['engineer', 10],
  ],
  library: [
    ['librarian', 84],
    ['administrator', 16],
  ],
  school: [
    ['schoolTeacher', 90],
    ['administrator', 10],
  ],
  company: [
    ['administrator', 46],
    ['worker', 26],
    ['engineer', 18],
    ['accountant', 10],
  ],
}

/** House codes of the member record. Foreign staff and the re-employed are placed one by one. */
export const employmentOf: Record<BranchProfile, Weighted<string>> = {
  college: [
    ['establishment', 82],
    ['personnel_agency', 7],
    ['school_contract', 9],
    ['labour_dispatch', 2],
  ],
  office: [
    ['establishment', 78],
    ['personnel_agency', 13],
    ['school_contract', 5],
    ['labour_dispatch', 4],
  ],
  hospital: [
    ['establishment', 46],
    ['personnel_agency', 34],
    ['school_contract', 13],
    ['labour_dispatch', 7],
  ],
  logistics: [
    ['logistics_enterprise', 58],
    ['labour_dispatch', 16],
    ['establishment', 20],
    ['personnel_agency', 6],
  ],
  library: [
    ['establishment', 80],
    ['personnel_agency', 12],
    ['labour_dispatch', 8],
  ],
  school: [
    ['establishment', 74],
    ['personnel_agency', 16],
    ['school_contract', 10],
  ],
  company: [
    ['establishment', 24],
    ['logistics_enterprise', 46],
    ['school_contract', 20],
    ['labour_dispatch', 10],
  ],
}

export interface Career {
  womenShare: number
  /** Professional titles (GB/T 8561) from the first to the highest; `titledShare` of the people have one. */
  ladder: readonly string[]
  titledShare: number
  /** Education (GB/T 4658) of those under 45 and of those older. */
  younger: Weighted<string>
  older: Weighted<string>
  /** Their commonest age, and the monthly dues base in yuan of the first and of each further step. */
  peakAge: number
  baseYuan: number
  stepYuan: number
}

const scholars: Pick<Career, 'younger' | 'older'> = {
  younger: [
    ['11', 86],
    ['14', 14],
  ],
  older: [
    ['11', 52],
    ['14', 30],
    ['21', 18],
  ],
}
const graduates: Pick<Career, 'younger' | 'older'> = {
  younger: [
    ['14', 56],
    ['21', 42],
    ['11', 2],
  ],
  older: [
    ['21', 62],
    ['14', 26],
    ['31', 12],
  ],
}

export const careers: Record<Job, Career> = {
  teacher: { ...scholars, womenShare: 0.44, ladder: ['014', '013', '012', '011'], titledShare: 1, peakAge: 41, baseYuan: 6200, stepYuan: 2600 },
  researcher: { ...scholars, womenShare: 0.4, ladder: ['614', '613', '612', '611'], titledShare: 1, peakAge: 35, baseYuan: 7000, stepYuan: 2400 },
  laboratory: { ...graduates, womenShare: 0.42, ladder: ['074', '073', '072'], titledShare: 0.9, peakAge: 42, baseYuan: 5600, stepYuan: 1700 },
  administrator: { ...graduates, womenShare: 0.56, ladder: ['984', '983', '982'], titledShare: 0.35, peakAge: 40, baseYuan: 5400, stepYuan: 1900 },
  accountant: { ...graduates, womenShare: 0.78, ladder: ['134', '133', '132'], titledShare: 0.9, peakAge: 40, baseYuan: 5300, stepYuan: 1700 },
  engineer: { ...graduates, womenShare: 0.24, ladder: ['084', '083', '082'], titledShare: 0.85, peakAge: 39, baseYuan: 5600, stepYuan: 1900 },
  doctor: {
    womenShare: 0.45,
    ladder: ['234', '233', '232', '231'],
    titledShare: 1,
    younger: [
      ['11', 34],
      ['14', 52],
      ['21', 14],
    ],
    older: [
      ['11', 24],
      ['14', 36],
      ['21', 40],
    ],
    peakAge: 40,
    baseYuan: 6600,
    stepYuan: 2700,
  },
  nurse: {
    womenShare: 0.95,
    ladder: ['255', '254', '253', '252', '251'],
    titledShare: 1,
    younger: [
      ['21', 66],
      ['31', 30],
      ['14', 4],
    ],
    older: [
      ['21', 46],
      ['31', 40],
      ['41', 14],
    ],
    peakAge: 34,
    baseYuan: 5000,
    stepYuan: 1500,
  },
  technologist: {
    womenShare: 0.55,
    ladder: ['265', '264', '263', '262', '261'],
    titledShare: 1,
    younger: [
      ['21', 70],
      ['14', 20],
      ['31', 10],
    ],
    older: [
      ['21', 60],
      ['31', 30],
      ['41', 10],
    ],
    peakAge: 37,
    baseYuan: 5100,
    stepYuan: 1500,
  },
  pharmacist: {
    womenShare: 0.66,
    ladder: ['244', '243', '242', '241'],
    titledShare: 1,
    younger: [
      ['21', 60],
      ['14', 36],
      ['11', 4],
    ],
    older: [
      ['21', 70],
      ['31', 30],
    ],
    peakAge: 39,
    baseYuan: 5300,
    stepYuan: 1700,
  },
  librarian: { ...graduates, womenShare: 0.64, ladder: ['644', '643', '642', '641'], titledShare: 0.95, peakAge: 45, baseYuan: 5300, stepYuan: 1700 },
  schoolTeacher: {
    womenShare: 0.74,
    ladder: ['054', '053', '052'],
    titledShare: 0.96,
    younger: [
      ['21', 72],
      ['14', 28],
    ],
    older: [
      ['21', 82],
      ['31', 12],
      ['14', 6],
    ],
    peakAge: 38,
    baseYuan: 5600,
    stepYuan: 2100,
  },
  worker: {
    womenShare: 0.5,
    ladder: [],
    titledShare: 0,
    younger: [
      ['31', 26],
      ['41', 22],
      ['61', 24],
      ['71', 28],
    ],
    older: [
      ['61', 30],
      ['71', 52],
      ['81', 12],
      ['41', 6],
    ],
    peakAge: 46,
    baseYuan: 4200,
    stepYuan: 0,
  },
}

/** Age at which people with this education begin to work. */
export const firstWorkingAge: Record<string, readonly [from: number, to: number]> = {
  '11': [27, 33],
  '14': [24, 29],
  '21': [22, 26],
  '31': [21, 28],
  '41': [19, 32],
  '61': [19, 40],
  '71': [19, 44],
  '81': [20, 45],
}

/** GB/T 3304 without the Han, by weight: those that live in the region come first. */
export const minorities: Weighted<string> = [
  ['22', 26],
  ['03', 20],
  ['11', 18],
  ['15', 14],
  ['08', 12],
  ['06', 12],
  ['02', 8],
  ['12', 6],
  ['14', 6],
  ['10', 4],
  ['09', 3],
  ['28', 2],
  ['27', 2],
]

/** GB/T 4762 of people above 28: party, none, and the eight others. */
export const politicalStatuses: Weighted<string> = [
  ['01', 520],
  ['13', 380],
  ['05', 24],
  ['10', 22],
  ['07', 14],
  ['04', 10],
  ['08', 10],
  ['06', 8],
  ['09', 5],
  ['12', 7],
]

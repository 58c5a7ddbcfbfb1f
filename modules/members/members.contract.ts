import { z } from 'zod'
import { day, id, instant, pageOf, pageQuery, route, version } from '../../kernel/contract.ts'
import { reviewContract } from './my-file/review.contract.ts'

const tags = ['members']

export const membershipStatus = z.enum(['none', 'applied', 'active', 'retained', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased'])

const text = (max: number) => z.string().trim().min(1).max(max)
const code = z.string().max(40)

/** What an officer fills in. Units stand by id; protected numbers in clear on the way in only. */
export const staffForm = z.object({
  staffNo: text(32),
  name: text(100),
  formerName: text(100).nullable().optional(),
  unitId: id,
  groupId: id.nullable().optional(),
  idType: code.nullable().optional(),
  idNo: text(40).nullable().optional(),
  sex: code.nullable().optional(),
  birthDate: day.nullable().optional(),
  ethnicity: code.nullable().optional(),
  nationality: code.nullable().optional(),
  politicalStatus: code.nullable().optional(),
  marital: code.nullable().optional(),
  education: code.nullable().optional(),
  degree: text(60).nullable().optional(),
  professionalTitle: text(60).nullable().optional(),
  employmentType: code.nullable().optional(),
  hireDate: day.nullable().optional(),
  leaveDate: day.nullable().optional(),
  retireDate: day.nullable().optional(),
  deathDate: day.nullable().optional(),
  phone: text(30).nullable().optional(),
  email: text(120).nullable().optional(),
  bankAccount: text(40).nullable().optional(),
  duesBase: text(20).nullable().optional(),
  cardNo: text(40).nullable().optional(),
})

export const staffRow = z.object({
  id,
  staffNo: z.string(),
  name: z.string(),
  sex: z.string(),
  birthDate: day.nullable(),
  unitId: id,
  unitName: z.string(),
  groupName: z.string().nullable(),
  employmentType: z.string().nullable(),
  membership: membershipStatus,
  memberSince: day.nullable(),
  phone: z.string().nullable(),
  qualityLost: z.number().int(),
})

/** One field of a record as a person may see it: protected values come masked. */
const shownField = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  shown: z.string(),
  sealed: z.boolean(),
  readClass: z.enum(['public', 'colleague', 'officer', 'sensitive']),
})

const episode = z.object({
  id,
  no: z.number().int(),
  status: membershipStatus,
  statusLabel: z.string(),
  unitName: z.string(),
  from: day,
  decidedBy: z.string().nullable(),
  documentNo: z.string().nullable(),
  decidedOn: day.nullable(),
  note: z.string().nullable(),
})

export const familyMember = z.object({
  id,
  relation: z.string(),
  relationLabel: z.string(),
  name: z.string(),
  birthDate: day.nullable(),
  note: z.string().nullable(),
  version,
})

export const staffRecord = staffRow.extend({
  version,
  fields: z.array(shownField),
  episodes: z.array(episode),
  family: z.array(familyMember),
  mergedInto: id.nullable(),
  qualityRules: z.array(z.object({ rule: z.string(), points: z.number().int(), reason: z.string() })),
})

/** What a list and an export of people can be narrowed by. */
export const staffFilter = {
  q: z.string().trim().max(60).optional(),
  unitId: id.optional(),
  membership: membershipStatus.optional(),
  sex: code.optional(),
  employmentType: code.optional(),
  ageFrom: z.coerce.number().int().min(0).max(130).optional(),
  ageTo: z.coerce.number().int().min(0).max(130).optional(),
  qualityRule: z.string().max(40).optional(),
}

export const staffSort = z.enum(['name', '-name', 'staffNo', '-staffNo', 'birthDate', '-birthDate']).default('name')

const listStaff = route
  .route({ method: 'GET', path: '/staff', tags, summary: 'List and find people' })
  .meta({ access: 'members.read' })
  .input(z.object({ ...pageQuery, ...staffFilter, sort: staffSort }))
  .output(pageOf(staffRow))

const readStaff = route.route({ method: 'GET', path: '/staff/{id}', tags, summary: 'Read one record' }).meta({ access: 'members.read' }).input(z.object({ id })).output(staffRecord)

const createStaff = route
  .route({ method: 'POST', path: '/staff', tags, summary: 'Add a person by hand', successStatus: 201 })
  .meta({ access: 'members.write' })
  .input(staffForm)
  .output(z.object({ id, version }))

const updateStaff = route
  .route({ method: 'PATCH', path: '/staff/{id}', tags, summary: 'Change fields of a record' })
  .meta({ access: 'members.write' })
  .input(staffForm.partial().extend({ id, version }))
  .output(z.object({ id, version }))

const revealField = route
  .route({ method: 'POST', path: '/staff/{id}/reveal', tags, summary: 'Read one protected value, with a reason on the record' })
  .meta({ access: 'members.reveal', secret: true })
  .input(z.object({ id, field: z.enum(['idNo', 'phone', 'bankAccount']), reason: text(200) }))
  .output(z.object({ value: z.string().nullable() }))

const staffHistory = route
  .route({ method: 'GET', path: '/staff/{id}/history', tags, summary: 'Every change of every field' })
  .meta({ access: 'members.read' })
  .input(z.object({ id, ...pageQuery }))
  .output(
    z.object({
      items: z.array(
        z.object({
          id,
          at: instant,
          by: z.string(),
          reason: z.string(),
          reasonLabel: z.string(),
          fields: z.array(z.object({ key: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  )

const share = z.object({ key: z.string(), label: z.string(), count: z.number().int() })

const staffStatistics = route
  .route({ method: 'GET', path: '/staff/statistics', tags, summary: 'How many, by branch, age, sex and type' })
  .meta({ access: 'members.read' })
  .input(z.object({ unitId: id.optional() }))
  .output(
    z.object({
      staff: z.number().int(),
      members: z.number().int(),
      notYet: z.number().int(),
      byBranch: z.array(share.extend({ members: z.number().int() })),
      byAge: z.array(share),
      bySex: z.array(share),
      byType: z.array(share),
      byMembership: z.array(share),
    }),
  )

const decision = {
  documentNo: text(60),
  decidedOn: day,
  decidedBy: text(60),
}

/** On whose decision, when and under which number. */
export const decisionForm = z.object(decision)

const rowResult = z.object({ id, name: z.string(), ok: z.boolean(), message: z.string().nullable() })

const admit = route
  .route({ method: 'POST', path: '/staff/admissions', tags, summary: 'Admit many by the school committee’s decision' })
  .meta({ access: 'members.admit' })
  .input(z.object({ staffIds: z.array(id).min(1).max(2000), ...decision, onBehalfNote: text(200).optional() }))
  .output(z.object({ admitted: z.number().int(), rows: z.array(rowResult) }))

const changeMembership = route
  .route({ method: 'POST', path: '/staff/{id}/membership', tags, summary: 'Begin the next episode: retained, transferred, withdrawn …' })
  .meta({ access: 'members.admit' })
  .input(z.object({ id, version, status: membershipStatus.exclude(['none', 'applied']), from: day, ...decision, note: text(200).nullable().optional() }))
  .output(z.object({ id, version }))

export const familyForm = z.object({
  relation: code,
  name: text(100),
  birthDate: day.nullable().optional(),
  note: text(200).nullable().optional(),
  /** Needed for a child under 14: the guardian agrees. */
  consent: z.literal(true).optional(),
})

const addFamily = route
  .route({ method: 'POST', path: '/staff/{id}/family', tags, summary: 'Add a family member', successStatus: 201 })
  .meta({ access: 'members.write' })
  .input(familyForm.extend({ id }))
  .output(z.object({ id }))

const removeFamily = route
  .route({ method: 'DELETE', path: '/staff/{id}/family/{familyId}', tags, summary: 'Remove a family member' })
  .meta({ access: 'members.write' })
  .input(z.object({ id, familyId: id }))
  .output(z.object({ id }))

const move = route
  .route({ method: 'POST', path: '/staff/move', tags, summary: 'Put many people in a branch, and a group of it or none' })
  .meta({ access: 'members.write' })
  .input(z.object({ staffIds: z.array(id).min(1).max(2000), unitId: id, groupId: id.nullable().default(null) }))
  .output(z.object({ moved: z.number().int(), rows: z.array(rowResult) }))

const codeSetsRoute = route
  .route({ method: 'GET', path: '/staff/code-sets', tags, summary: 'Codes and their labels' })
  .meta({ access: 'signed-in' })
  .output(z.record(z.string(), z.array(z.object({ code: z.string(), label: z.string() }))))

export const membersContract = {
  list: listStaff,
  statistics: staffStatistics,
  codeSets: codeSetsRoute,
  read: readStaff,
  create: createStaff,
  update: updateStaff,
  reveal: revealField,
  history: staffHistory,
  admit,
  changeMembership,
  addFamily,
  removeFamily,
  move,
  ...reviewContract,
}

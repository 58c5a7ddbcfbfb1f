import type { DemoAccount, DemoOffice, DemoStaff } from './demo.types.ts'
import { isBetween, isEngineer, isInParty, isSenior, isWorking } from './electorate.ts'
import type { Test } from './electorate.ts'
import type { Polls } from './offices.ts'
import { accountWords } from './pools/account-words.ts'
import { homes } from './pools/organisation.ts'
import { UNIVERSITY_KEY } from './units.ts'

type Holder = Pick<DemoAccount, 'staffKey' | 'unitKey'>

/** One account for each role. Branch chair, group leader and member share a branch, so that their screens tell one story. */
export function makeAccounts(polls: Polls, { offices, staff }: { offices: readonly DemoOffice[]; staff: readonly DemoStaff[] }): DemoAccount[] {
  const { today } = polls
  const sitting = offices.filter(({ to }) => to === null)
  const story = keyOf(polls, 'branch', homes.story)
  const storyGroup = polls.branches.find(({ key }) => key === story)?.groupKeys[0] ?? story
  const delegates = keyOf(polls, 'branch', homes.delegates)
  const auditCommittee = polls.units.find(({ committeeKind }) => committeeKind === 'audit')?.key ?? UNIVERSITY_KEY
  const platform = keyOf(polls, 'group', homes.platform)
  const elect = (place: string, unitKey: string, ...wishes: Test[]): Holder => {
    const { key: staffKey } = polls.electorate.elect([place], today, [isWorking, ...wishes])
    return { staffKey, unitKey }
  }
  const electDelegate = (branch: string) => {
    const key = keyOf(polls, 'branch', branch)
    return elect(key, key, isSenior)
  }
  const holders: Record<string, () => Holder> = {
    zhuxi: () => holderOf(sitting, UNIVERSITY_KEY, 'chair'),
    office: () => holderOf(sitting, UNIVERSITY_KEY, 'office_director'),
    fenhui: () => holderOf(sitting, story, 'chair'),
    zuzhang: () => holderOf(sitting, storyGroup, 'group_leader'),
    huiyuan: () => elect(storyGroup, story, ({ family }) => family.length > 1, isBetween(31, 46, today)),
    daibiao: () => elect(delegates, delegates, isSenior),
    delegate2: () => electDelegate(homes.story),
    delegate3: () => electDelegate(homes.delegates),
    secretary: () => elect(keyOf(polls, 'group', homes.unionOffice), UNIVERSITY_KEY),
    committee: () => ({ ...electDelegate(homes.story), unitKey: UNIVERSITY_KEY }),
    schooloffice: () => elect(keyOf(polls, 'group', homes.leaders), UNIVERSITY_KEY, isBetween(30, 50, today)),
    unit: () => ({ ...elect(keyOf(polls, 'group', homes.leaders), UNIVERSITY_KEY), unitKey: keyOf(polls, 'department', '后勤处') }),
    unit2: () => ({ ...elect(keyOf(polls, 'group', homes.leaders), UNIVERSITY_KEY), unitKey: keyOf(polls, 'department', '人事处') }),
    president: () => ({ ...electDelegate(homes.delegates), unitKey: UNIVERSITY_KEY }),
    lingdao: () => elect(keyOf(polls, 'group', homes.leaders), UNIVERSITY_KEY, isSenior, isBetween(48, 59, today), isInParty),
    shenji: () => ({ ...holderOf(sitting, auditCommittee, 'director'), unitKey: UNIVERSITY_KEY }),
    xitong: () => elect(platform, UNIVERSITY_KEY, isEngineer),
    anquan: () => elect(platform, UNIVERSITY_KEY, isEngineer),
    shenjiyuan: () => elect(platform, UNIVERSITY_KEY, isEngineer),
    xiehui: () => holderOf(sitting, keyOf(polls, 'club', homes.club), 'president'),
    xinren: () => newcomerOf(staff, story),
  }
  return accountWords.map((words) => {
    const holder = holders[words.username]
    if (!holder) throw new RangeError(`nobody is meant for the account ${words.username}`)
    return { ...words, ...holder() }
  })
}

function holderOf(offices: readonly DemoOffice[], unitKey: string, office: string): Holder {
  const found = offices.find((each) => each.unitKey === unitKey && each.office === office)
  if (!found) throw new RangeError(`nobody holds the office ${office} of ${unitKey}`)
  return { staffKey: found.staffKey, unitKey }
}

/** Somebody at work in a branch who has not joined yet, or in any other where all of that branch have. */
function newcomerOf(staff: readonly DemoStaff[], branch: string): Holder {
  const able = staff.filter(({ membership, leaveDate, retireDate }) => membership.status === 'none' && !leaveDate && !retireDate)
  const found = able.find(({ unitKey }) => unitKey === branch) ?? able[0]
  if (!found) throw new RangeError('everybody is a member')
  return { staffKey: found.key, unitKey: found.unitKey }
}

function keyOf({ units }: Polls, kind: string, shortName: string): string {
  const unit = units.find((each) => each.kind === kind && each.shortName === shortName)
  if (!unit) throw new RangeError(`there is no ${kind} ${shortName}`)
  return unit.key
}

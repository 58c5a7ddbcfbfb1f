import type { Project } from '../suggestions.types.ts'

export interface MilestoneDraft {
  key: string
  id?: string
  title: string
  dueOn: string
  /** Reported as reached: it stays as it is. */
  reached: boolean
}

export interface ProjectDraft {
  year: number
  title: string
  detail: string
  /** As the pickers hold them: an id with its name, or nothing. */
  department: unknown
  leader: unknown
  milestones: MilestoneDraft[]
}

export function blankProject(today: string): ProjectDraft {
  return { year: Number(today.slice(0, 4)), title: '', detail: '', department: '', leader: '', milestones: [{ key: 'first', title: '', dueOn: '', reached: false }] }
}

export function draftOf({ year, title, detail, department, leader, steps }: Project): ProjectDraft {
  return {
    year,
    title,
    detail,
    department,
    leader: leader ?? '',
    milestones: steps.map((step) => ({ key: step.id, id: step.id, title: step.title, dueOn: step.dueOn, reached: step.doneOn !== null })),
  }
}

/** The milestones typed over the stored ones: what was reported as reached stays as it is, whatever was typed before. */
export function milestonesOver(stored: readonly MilestoneDraft[], typed: readonly MilestoneDraft[]): MilestoneDraft[] {
  const reached = stored.filter((one) => one.reached)
  return [...typed.map((one) => reached.find(({ key }) => key === one.key) ?? one), ...reached.filter(({ key }) => typed.every((one) => one.key !== key))]
}

/** What is sent; null while something is lacking. A line left empty is no milestone. */
export function inputOf({ year, title, detail, department, leader, milestones }: ProjectDraft) {
  const departmentId = idOf(department)
  const filled = milestones.filter((one) => one.title.trim() !== '' || one.dueOn !== '')
  if (title.trim() === '' || departmentId === null || filled.some((one) => one.title.trim() === '' || one.dueOn === '')) return null
  return { year, title, detail, departmentId, leaderId: idOf(leader), milestones: filled.map(({ id, title: name, dueOn }) => ({ ...(id ? { id } : {}), title: name, dueOn })) }
}

function idOf(picked: unknown): string | null {
  return typeof picked === 'object' && picked !== null && 'id' in picked && typeof picked.id === 'string' ? picked.id : null
}

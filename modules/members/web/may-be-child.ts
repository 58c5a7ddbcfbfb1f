import { dayOf } from '../../../kernel/ui/base/days.ts'

/** Whether a guardian's consent will be asked for: the fourteenth birthday has not come yet. The server decides again. */
export function mayBeChild(birthDate: unknown, now = new Date()): boolean {
  if (typeof birthDate !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) return false
  const fourteenth = `${Number(birthDate.slice(0, 4)) + 14}${birthDate.slice(4)}`
  return dayOf(now) < fourteenth
}

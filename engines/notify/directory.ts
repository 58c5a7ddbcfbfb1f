import type { Db } from '../../kernel/db/handle.ts'

/** What the engine needs to know of people; the module that keeps them says it. */
type Directory = (db: Db, staffIds: string[]) => Promise<Map<string, { name: string; staffNo: string }>>

let directory: Directory = async () => new Map()

export function registerDirectory(answers: Directory): void {
  directory = answers
}

export function lookUp(db: Db, staffIds: string[]): Promise<Map<string, { name: string; staffNo: string }>> {
  return directory(db, [...new Set(staffIds)])
}

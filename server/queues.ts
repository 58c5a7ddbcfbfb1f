import { modules } from './modules.ts'

/** Every job of every module has a queue of its name. */
export function queues(): { name: string; retryLimit?: number }[] {
  return modules.flatMap((module) => Object.entries(module.jobs ?? {}).map(([name, job]) => ({ name, ...(job.retryLimit === undefined ? {} : { retryLimit: job.retryLimit }) })))
}

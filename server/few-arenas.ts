/**
 * glibc gives each thread memory of its own and takes little of it back: the threads of the collector and of the compiler
 * keep 30 MiB that nobody uses. How many such places there may be is read before a program begins, so that it
 * begins once more: the same process, with the same arguments. Other systems have no such places.
 */
export function keepFewArenas(): void {
  if (process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX !== undefined || process.execve === undefined) return
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], { ...process.env, MALLOC_ARENA_MAX: '2' })
}

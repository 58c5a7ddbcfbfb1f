import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Child {
  pid: number
  process: ChildProcess
  /** Ends it by hanging up, and waits for the end; it ends the same way when this process dies. */
  stop(): Promise<void>
}

/** Runs a script of this folder in a process of its own, with nothing of this one's settings but the path. */
export function startChild(script: string, { environment = {}, nodeOptions = [] }: { environment?: Record<string, string>; nodeOptions?: string[] } = {}): Child {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot']
  const bare = Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
    env: { ...bare, ...environment },
    execArgv: nodeOptions,
    // Days and instants stay what they are on the way.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    process: child,
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** The first message of a child; a child that ends before is an error. */
export async function messageOf<T>(child: Child): Promise<T> {
  const ended = once(child.process, 'exit').then(([code]) => {
    throw new TypeError(`a process of the bench ended with ${String(code)}`)
  })
  const [message] = await Promise.race([once(child.process, 'message'), ended])
  // Each script of this folder sends one kind of message, which its caller names.
  return message as T
}

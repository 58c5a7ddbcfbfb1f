import { Command, InvalidArgumentError } from 'commander'
import { benchCases } from './cases.ts'
import { benchMembers } from './members.ts'
import { benchRush } from './rush.ts'
import { reportOf, tableOf, type BenchOptions, type Measured } from './report.ts'

// `npm run bench -- <name>`: measures the work and its raw references alternately in the same run, the load in a process of its own.

const benches: Record<string, (options: BenchOptions) => Promise<Measured>> = { members: benchMembers, cases: benchCases, rush: benchRush }

const program = new Command('bench')
  .description('测量速度 Measure how fast the work is, against raw references in the same run')
  .argument('<name>', Object.keys(benches).join(', '))
  .option('--json', 'print JSON and nothing else')
  .option('--rows <n>', 'how many people the sheet holds, or ten times how many cases there are', positive, 100_000)
  .option('--seconds <s>', 'how long each load lasts', positive, 4)
  .action(async (name: string, { json = false, rows, seconds }: { json?: boolean; rows: number; seconds: number }) => {
    const bench = benches[name]
    if (bench === undefined) return program.error(`no such bench: ${name}; there are ${Object.keys(benches).join(', ')}`)
    const measured = await bench({ rows, seconds, say: (line) => process.stderr.write(`${line}\n`) })
    const report = reportOf(name, measured)
    process.stdout.write(`${json ? JSON.stringify(report) : tableOf(report, measured.goals)}\n`)
    process.exitCode = report.met ? 0 : 3
  })

await program.parseAsync()

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0')
  return value
}

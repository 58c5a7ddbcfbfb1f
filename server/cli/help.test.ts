import { expect, test } from 'vitest'
import { runCommand } from '../testing/installation.ts'

const commands = [
  'serve',
  'migrate',
  'demo',
  'user create',
  'user reset',
  'user setup-code',
  'import members',
  'plan parse',
  'export members',
  'backup',
  'restore',
  'verify audit',
  'verify draw',
  'keys rotate',
  'doctor',
]

test('the overview names every command and what the exit codes mean', async () => {
  const { code, output } = await runCommand(['--help'])
  expect(code).toBe(0)
  for (const command of commands) expect(output).toContain(`\n  ${command.split(' ')[0]}`)
  expect(output).toContain('Exit codes')
})

test.each([...commands, 'user', 'import', 'plan', 'export', 'verify', 'keys'])('%s --help says what it does in both languages', async (command) => {
  const { code, output } = await runCommand([...command.split(' '), '--help'])
  expect(code).toBe(0)
  expect(output).toMatch(/Usage: tongxin/)
  expect(output).toMatch(/\p{Script=Han}/u)
})

test.each([
  ['an unknown command', ['dance']],
  ['a missing argument', ['backup']],
  ['an unknown option', ['doctor', '--loud']],
])('%s exits with 2', async (_name, args) => {
  expect((await runCommand(args)).code).toBe(2)
})

test('a setting that is wrong is what the doctor finds, in a line of each language', async () => {
  const { code, output } = await runCommand(['doctor'], { PORT: 'eighty' })
  expect([code, output.split('\n').length]).toEqual([3, 4])
})

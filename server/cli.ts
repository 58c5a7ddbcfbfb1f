import { Command } from 'commander'
import { backupCommand, restoreCommand } from './cli/backup.ts'
import { demoCommand } from './cli/demo.ts'
import { doctorCommand } from './cli/doctor.ts'
import { exportCommand } from './cli/export.ts'
import { importCommand } from './cli/import.ts'
import { keysCommand } from './cli/keys.ts'
import { migrateCommand } from './cli/migrate.ts'
import { planCommand } from './cli/plan.ts'
import { report } from './cli/report.ts'
import { serveCommand } from './cli/serve.ts'
import { userCommand } from './cli/user.ts'
import { verifyCommand } from './cli/verify.ts'
import { requireNode24 } from './require-node.ts'

requireNode24()

const program = new Command('tongxin')
  .description('同心·教工之家 Tongxin: the staff home of university trade unions')
  .addHelpText('after', '\n退出码 Exit codes: 0 成功 done · 1 出错 failed · 2 用法有误 wrong usage · 3 查出问题 problems were found')

for (const command of [
  serveCommand,
  migrateCommand,
  demoCommand,
  userCommand,
  importCommand,
  planCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  keysCommand,
  doctorCommand,
]) {
  program.addCommand(command)
}
settleExitCodes(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exit(report(error))
}

/** Wrong usage is 2 for every command; commander would end with 1, and does not hand its setting down. */
function settleExitCodes(command: Command): void {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  for (const below of command.commands) settleExitCodes(below)
}

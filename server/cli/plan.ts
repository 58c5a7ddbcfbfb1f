import { Command } from 'commander'

export const planCommand = new Command('plan').description('年度工作要点 The annual plan')

planCommand
  .command('parse')
  .description('读出一份已发布的工作要点（txt、docx、pdf）Read a published plan')
  .argument('<file>', '文件 the document')
  .option('--json', '以 JSON 输出 print JSON')
  .action(async (file: string, options: { json?: boolean }) => {
    const { printParsedPlan } = await import('../../modules/plans/parser/plan-cli.ts')
    process.stdout.write(`${await printParsedPlan(file, options.json ?? false)}\n`)
  })

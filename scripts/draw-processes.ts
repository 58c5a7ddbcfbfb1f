import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawProcess } from '../engines/cases/draw.ts'
import { allProcesses } from '../engines/cases/registry.ts'
import '../server/modules.ts'

// `node scripts/draw-processes.ts [FOLDER]`: every process that the product declares, as pictures in both languages.

const folder = process.argv[2] ?? 'docs/processes'
const processes = allProcesses()
if (processes.length === 0) throw new TypeError('no module has declared a process: there is nothing to draw')

mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(join(folder, name))
for (const declared of processes) {
  for (const locale of ['zh', 'en'] as const) writeFileSync(join(folder, `${declared.id}.${locale}.svg`), drawProcess(declared, locale))
}

import { writeFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openWorld } from '../../../kernel/testing/harness.ts'
import { storeDemoUniversity } from '../../../server/demo/seed.ts'
import { generateDemoUniversity } from '../../../server/demo/generate.ts'
import '../../../server/modules.ts'
import { writeDocx } from '../../../engines/documents/write-docx.ts'
import { writePdf } from '../../../engines/documents/write-pdf.ts'
import { writeXlsx } from '../../../engines/documents/write-sheet.ts'
import { createWriteStream } from 'node:fs'
import { proposalsRoutes } from '../proposals.routes.ts'
import { documentsRoutes } from './documents.routes.ts'
import { runCompilation } from './compilation.job.ts'
import { takeCompilation } from './compilations.actions.ts'
import { blankForm, formOf } from './proposal-form.ts'
import { deliveryList } from './delivery-list.ts'
import { congressReport } from './congress-report.ts'
import { listSheet } from './list-sheet.ts'

test('all', async () => {
  const world = await openWorld()
  await storeDemoUniversity(world.services, world.tenant, generateDemoUniversity({ seed: 7, today: '2026-03-02' }))
  const context = { ...world.context(world.actor(['proposals.read', 'proposals.manage', 'proposals.review'])), scope: { all: true as const } }
  const { items } = await call(proposalsRoutes.sessions, {}, { context })
  const last = items[1]!.id, now = items[0]!.id
  const c = await call(documentsRoutes.startCompilation, { id: last }, { context })
  await runCompilation(world.services, world.db, c.id)
  console.log(await call(documentsRoutes.compilation, { id: c.id }, { context }))
  writeFileSync('/tmp/out/book.docx', await buffer(world.services.files.open(world.db.tenantId, (await takeCompilation(context, c.id)).fileId)))
  const done = await call(proposalsRoutes.list, { state: 'done' }, { context })
  const form = await formOf(context, done.items[0]!.id)
  writeFileSync('/tmp/out/form.docx', await writeDocx(form.paper)); writeFileSync('/tmp/out/form-own.pdf', await writePdf(form.paper))
  writeFileSync('/tmp/out/blank.docx', await writeDocx(blankForm(context).paper)); writeFileSync('/tmp/out/blank-own.pdf', await writePdf(blankForm(context).paper))
  writeFileSync('/tmp/out/delivery.docx', await writeDocx((await deliveryList(context, now)).paper))
  writeFileSync('/tmp/out/report.docx', await writeDocx((await congressReport(context, last)).paper))
  await writeXlsx(createWriteStream('/tmp/out/list.xlsx'), (await listSheet(context, now)).sheet)
  expect(1).toBe(1)
  await world.close()
}, 60000)

import { implement } from '@orpc/server'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { addTerm, appoint, changeTerm, endOffice } from './officers.actions.ts'
import { listCadres, showCadreRatio } from './officers.view.ts'
import { organisationContract } from './organisation.contract.ts'
import { previewReorganisation, reorganise } from './reorganise.actions.ts'
import { addCampus, changeCampus, endSuperior, setSuperior } from './superiors.actions.ts'
import { listCampuses, listSuperiors, listSuperiorTenants } from './superiors.store.ts'
import { searchUnits, showTree } from './tree.view.ts'
import { readTree } from './tree-cache.ts'
import { showUnit } from './unit.view.ts'
import { closeUnit, createUnit, moveUnit, renameUnit, withdrawUnit } from './units.actions.ts'

const os = implement(organisationContract).$context<RequestContext>().use(authorise)

export const organisationRoutes = os.router({
  tree: os.tree.handler(({ context, input }) => showTree(context, input.on)),
  search: os.search.handler(({ context, input }) => searchUnits(context, input)),
  unit: os.unit.handler(({ context, input }) => showUnit(context, input.id)),
  create: os.create.handler(({ context, input }) => createUnit(context, input)),
  rename: os.rename.handler(({ context, input }) => renameUnit(context, input)),
  move: os.move.handler(({ context, input }) => moveUnit(context, input)),
  close: os.close.handler(({ context, input }) => closeUnit(context, input)),
  withdraw: os.withdraw.handler(({ context, input }) => withdrawUnit(context, input)),
  previewReorganisation: os.previewReorganisation.handler(({ context, input }) => previewReorganisation(context, input)),
  reorganise: os.reorganise.handler(({ context, input }) => reorganise(context, input)),
  appoint: os.appoint.handler(({ context, input: { id, ...appointment } }) => appoint(context, { ...appointment, unitId: id })),
  endOffice: os.endOffice.handler(({ context, input: { consentNo, consentOn, ...ending } }) => endOffice(context, { ...ending, consent: { no: consentNo, on: consentOn } })),
  addTerm: os.addTerm.handler(({ context, input: { id, ...term } }) => addTerm(context, { ...term, unitId: id })),
  changeTerm: os.changeTerm.handler(({ context, input }) => changeTerm(context, input)),
  cadres: os.cadres.handler(({ context, input }) => listCadres(context, input)),
  cadreRatio: os.cadreRatio.handler(({ context }) => showCadreRatio(context)),
  superiors: os.superiors.handler(async ({ context }) => ({
    items: await listSuperiors(context.db),
    onPlatform: (await listSuperiorTenants(context.db)).map(({ id, name }) => ({ tenantId: id, name })),
  })),
  setSuperior: os.setSuperior.handler(({ context, input }) => setSuperior(context, input)),
  endSuperior: os.endSuperior.handler(({ context, input }) => endSuperior(context, input)),
  campuses: os.campuses.handler(async ({ context }) => {
    const { all } = await readTree(context.db, today(context.clock))
    const campuses = await listCampuses(context.db)
    return { items: campuses.map((campus) => ({ ...campus, units: all.filter((unit) => unit.campusId === campus.id).length })) }
  }),
  addCampus: os.addCampus.handler(({ context, input }) => addCampus(context, input)),
  changeCampus: os.changeCampus.handler(({ context, input }) => changeCampus(context, input)),
})

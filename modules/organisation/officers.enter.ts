import type { Trx } from '../../kernel/db/handle.ts'
import type { CadreKind } from './officers.rules.ts'
import { insertOffices, insertTerms } from './officers.store.ts'
import type { OfficeCode } from './organisation.shapes.ts'

export interface EnteredTerm {
  unitId: string
  ordinal: number
  from: string
  to: string
}

export interface EnteredOffice {
  unitId: string
  staffId: string
  office: OfficeCode
  title: string
  cadreKind: CadreKind
  from: string
  /** Null while it is held; otherwise the first day on which it was not. */
  to: string | null
}

/** Enters the terms and officers of an organisation that was founded as a whole. Each office joins the term it began in. */
export async function enterOfficers(trx: Trx, entered: { terms: EnteredTerm[]; offices: EnteredOffice[] }): Promise<void> {
  const termIds = await insertTerms(
    trx,
    entered.terms.map((term) => ({ ...term, documentNo: null })),
  )
  const terms = entered.terms.map((term, index) => ({ ...term, id: termIds[index] ?? null }))
  const offices = entered.offices.map((office) => {
    const term = terms.find(({ unitId, from, to }) => unitId === office.unitId && from <= office.from && office.from < to)
    return { ...office, termId: term?.id ?? null, documentNo: null, endReason: office.to === null ? null : ('term_end' as const) }
  })
  await insertOffices(trx, offices)
  trx.audit({
    action: 'organisation.enter_officers',
    entity: { type: 'organisation', id: trx.tenantId },
    details: { terms: terms.length, offices: offices.length },
  })
}

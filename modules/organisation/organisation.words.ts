import type { Bilingual } from '../../kernel/errors.ts'

/** What the audit log says of this module: each area with its actions, and the objects. */
export const auditWords: Record<string, Bilingual> = {
  unit: { zh: '组织', en: 'Unit' },
  'unit.create': { zh: '设立组织', en: 'Set up a unit' },
  'unit.rename': { zh: '组织更名', en: 'Renamed a unit' },
  'unit.move': { zh: '调整隶属', en: 'Moved a unit' },
  'unit.merge': { zh: '合并组织', en: 'Merged units' },
  'unit.split': { zh: '拆分组织', en: 'Split a unit' },
  'unit.close': { zh: '撤销组织', en: 'Closed a unit' },
  'unit.withdraw': { zh: '收回组织调整', en: 'Took back a change' },
  'unit.relocate': { zh: '组织更换校区', en: 'Moved a unit to another campus' },
  office: { zh: '任职', en: 'Office' },
  'office.appoint': { zh: '任职', en: 'Appointed' },
  'office.end': { zh: '卸任', en: 'Left office' },
  'office.follow_merge': { zh: '任职随人员合并', en: 'Offices followed a merge' },
  'office.follow_merge_back': { zh: '任职随合并撤销', en: 'Offices followed the undoing of a merge' },
  term: { zh: '届次', en: 'Term' },
  'term.add': { zh: '登记届次', en: 'Entered a term' },
  'term.change': { zh: '修改届次', en: 'Changed a term' },
  organisation: { zh: '组织机构', en: 'Organisation' },
  'organisation.found': { zh: '建立组织机构', en: 'Founded the organisation' },
  'organisation.enter_officers': { zh: '录入任职', en: 'Entered officers' },
  superior: { zh: '上级工会', en: 'Superior union' },
  'superior.set': { zh: '登记上级工会', en: 'Entered a superior' },
  'superior.end': { zh: '结束上级关系', en: 'Ended a relation' },
  campus: { zh: '校区', en: 'Campus' },
  'campus.add': { zh: '添加校区', en: 'Added a campus' },
  'campus.change': { zh: '修改校区', en: 'Changed a campus' },
}

export const auditEntities: Record<string, Bilingual> = {
  unit: { zh: '组织', en: 'Unit' },
  office: { zh: '任职', en: 'Office' },
  term: { zh: '届次', en: 'Term' },
  organisation: { zh: '组织机构', en: 'Organisation' },
  superior: { zh: '上级工会', en: 'Superior union' },
  campus: { zh: '校区', en: 'Campus' },
}

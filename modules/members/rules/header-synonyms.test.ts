import { expect, test } from 'vitest'
import { fields } from './fields.ts'
import { normaliseHeader, proposeMapping } from './header-synonyms.ts'

const keysOf = (headers: string[]) => headers.map((_, column) => proposeMapping(headers).columns.get(column) ?? null)

test('the key and the labels of every field lead back to it, so that an exported sheet can be imported', () => {
  for (const { key, zh, en } of fields) expect([zh, en, key].map((header) => keysOf([header]))).toEqual([[key], [key], [key]])
})

test('a usual HR sheet is mapped whole', () => {
  expect(
    keysOf([
      '序号',
      '工号',
      '姓名',
      '性别',
      '出生年月',
      '身份证号',
      '民族',
      '政治面貌',
      '婚姻状况',
      '最高学历',
      '最高学位',
      '职称',
      '编制类型',
      '所在单位',
      '来校时间',
      '联系电话',
      '邮箱',
      '银行卡号',
      '会费基数',
      '会员卡号',
    ]),
  ).toEqual([
    null,
    'staffNo',
    'name',
    'sex',
    'birthDate',
    'idNo',
    'ethnicity',
    'politicalStatus',
    'marital',
    'education',
    'degree',
    'professionalTitle',
    'employmentType',
    'unitName',
    'hireDate',
    'phone',
    'email',
    'bankAccount',
    'duesBase',
    'cardNo',
  ])
})

test.each(['工号', '职工号', '人员编号', '教工号'])('%s is the staff number', (header) => expect(keysOf([header])).toEqual(['staffNo']))
test.each(['部门', '单位', '所在单位', '二级单位', '院系'])('%s is the unit', (header) => expect(keysOf([header])).toEqual(['unitName']))
test.each(['手机', '联系电话', '手机号码'])('%s is the phone', (header) => expect(keysOf([header])).toEqual(['phone']))
test.each(['用工形式', '编制类型', '人员类别'])('%s is the employment type', (header) => expect(keysOf([header])).toEqual(['employmentType']))

test.each(['姓 名', '姓\n名', '*姓名', '姓名（必填）', '姓名(必填)', '【必填】姓名', '姓名：', '姓名 *必填', '\ufeff姓名', '姓名\u200b'])(
  'decoration does not hide a header: %j',
  (header) => {
    expect(keysOf([header])).toEqual(['name'])
  },
)

test('remarks in brackets are not part of a header', () => {
  expect(normaliseHeader('出生日期（yyyy-mm-dd）')).toBe('出生日期')
})

test('two names of one field in one header agree, two fields do not', () => {
  expect(keysOf(['职称/专业技术职务'])).toEqual(['professionalTitle'])
  expect(keysOf(['姓名/性别'])).toEqual([null])
})

test('a header that may mean two fields is reported, not guessed', () => {
  expect(proposeMapping(['卡号', '编号', '号码'])).toMatchObject({
    ambiguous: [
      { column: 0, header: '卡号', candidates: ['bankAccount', 'cardNo'] },
      { column: 1, header: '编号', candidates: ['staffNo', 'cardNo'] },
      { column: 2, header: '号码', candidates: ['idNo', 'phone'] },
    ],
  })
})

test('of two columns for one field the exact one is proposed and the other reported', () => {
  const mapping = proposeMapping(['联系电话', '手机号码'])
  expect([...mapping.columns]).toEqual([[1, 'phone']])
  expect(mapping.ambiguous).toEqual([{ column: 0, header: '联系电话', candidates: ['phone'] }])
})

test('the same header twice is proposed for neither column', () => {
  const mapping = proposeMapping(['姓名', '姓名'])
  expect(mapping.columns.size).toBe(0)
  expect(mapping.ambiguous.map((entry) => entry.column)).toEqual([0, 1])
})

test('what is not known is listed with its column, and empty cells are no columns', () => {
  expect(proposeMapping(['备注', '', '  '])).toMatchObject({ unknown: [{ column: 0, header: '备注' }], ambiguous: [] })
})

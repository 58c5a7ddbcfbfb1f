import type { Trx } from '../../kernel/db/handle.ts'
import { insertStandards, type StandardFacts } from './standards.store.ts'

/** The rules that a new university in Zhejiang starts with. What nobody compared with its document is not marked verified. */
const startingStandards: (StandardFacts & { key: string; validFrom: string })[] = [
  {
    key: 'cadres.full_time_ratio',
    title: '关于深化新时代高等学校工会改革的意见',
    region: '浙江',
    documentNo: '浙总工发〔2020〕24号',
    article: '第16条',
    value: { kind: 'ratio', numerator: 3, denominator: 1000, of: '单位会员总数' },
    validFrom: '2020-01-01',
    verified: true,
    note: '专职工会干部按单位会员总数千分之三配备。成文日期请按原件核对，此处暂按文号年份起算；原文没有规定小数如何取整。',
  },
  {
    key: 'dues.ratio',
    title: '工会会费',
    region: '全国',
    documentNo: null,
    article: null,
    value: { kind: 'ratio', numerator: 5, denominator: 1000, of: '会费基数（由本校确定）' },
    validFrom: '2020-01-01',
    verified: false,
    note: '按会费基数的千分之五收缴。请补录依据文件的文号并核对后再标记为已核对。',
  },
  {
    key: 'gifts.festivals',
    title: '基层工会经费收支管理办法',
    region: '全国',
    documentNo: '总工办发〔2017〕32号',
    article: null,
    value: { kind: 'names', names: ['新年', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] },
    validFrom: '2018-01-01',
    verified: false,
    note: '可以向全体会员发放节日慰问品的法定节日。全年人均金额由省总工会规定，请按本省文件另行录入。施行日期和条款请按原件核对。',
  },
]

/** Gives a new tenant its first standards. The caller's write records the audit. */
export async function seedStandards(trx: Trx): Promise<void> {
  await insertStandards(trx, startingStandards)
}

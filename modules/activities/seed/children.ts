import type { Child } from '../children.contract.ts'

const child = (name: string, grade: string, more: Pick<Child, 'emergency' | 'collectedBy' | 'notes'>): Child => ({ name, bornOn: null, grade, ...more })

/** What parents of the demonstration told of their children. */
export const children: readonly Child[] = [
  child('林知夏', '二年级', { emergency: '母亲 13800000001', collectedBy: '外婆接', notes: '对花生过敏' }),
  child('周沐阳', '一年级', { emergency: '父亲 13800000002', collectedBy: '父亲或母亲接', notes: '' }),
  child('陈以安', '三年级', { emergency: '母亲 13800000003', collectedBy: '自行回家（住教工宿舍）', notes: '' }),
  child('吴若溪', '二年级', { emergency: '母亲 13800000004', collectedBy: '母亲接', notes: '有轻微哮喘，书包里备有喷雾' }),
  child('郑一诺', '四年级', { emergency: '父亲 13800000005', collectedBy: '爷爷接', notes: '' }),
  child('许清和', '一年级', { emergency: '母亲 13800000006', collectedBy: '母亲接', notes: '不吃鸡蛋' }),
  child('沈嘉树', '三年级', { emergency: '父亲 13800000007', collectedBy: '父亲接', notes: '' }),
  child('何予墨', '二年级', { emergency: '母亲 13800000008', collectedBy: '奶奶接', notes: '' }),
  child('高思远', '四年级', { emergency: '父亲 13800000009', collectedBy: '自行回家（住教工宿舍）', notes: '' }),
  child('宋晚晴', '一年级', { emergency: '母亲 13800000010', collectedBy: '母亲接', notes: '近视，请坐前排' }),
  child('朱景行', '三年级', { emergency: '父亲 13800000011', collectedBy: '父亲或母亲接', notes: '' }),
  child('方书言', '二年级', { emergency: '母亲 13800000012', collectedBy: '外公接', notes: '' }),
]

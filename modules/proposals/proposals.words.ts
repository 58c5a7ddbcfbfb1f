import type { Bilingual } from '../../kernel/errors.ts'
import { proposalProcess } from './proposals.process.ts'

/** What the audit log calls this module's actions; those on a proposal are called as the process calls them. */
export const auditWords: Record<string, Bilingual> = {
  proposal: { zh: '提案', en: 'Proposal' },
  'proposal.open': { zh: '起草提案', en: 'Began a proposal' },
  ...Object.fromEntries(Object.entries(proposalProcess.actions).map(([name, action]) => [`proposal.${name}`, action.past ?? action.title])),
  congress: { zh: '教代会届次', en: 'Congress' },
  'congress.save_term': { zh: '登记届次', en: 'Entered a term' },
  'congress.save_session': { zh: '登记会议', en: 'Entered a session' },
  'congress.archive_session': { zh: '归档会议提案', en: 'Archived a session' },
  'congress.save_delegation': { zh: '登记代表团', en: 'Entered a delegation' },
  'congress.add_delegates': { zh: '录入代表', en: 'Entered delegates' },
  'congress.end_delegate': { zh: '代表离任', en: 'A delegate left' },
  'congress.publish_replies': { zh: '集中公布答复', en: 'Published replies' },
  'congress.save_delivery': { zh: '登记送达会', en: 'Called a delivery meeting' },
  proposal_document: { zh: '提案文书', en: 'Papers of proposals' },
  'proposal_document.form': { zh: '导出提案表', en: 'Exported the form of a proposal' },
  'proposal_document.start_compilation': { zh: '开始生成提案汇编', en: 'Began a compilation' },
  'proposal_document.compile': { zh: '生成了提案汇编', en: 'Compiled the proposals of a session' },
  'proposal_document.fail': { zh: '提案汇编生成失败', en: 'A compilation failed' },
  'proposal_document.download': { zh: '下载提案汇编', en: 'Downloaded a compilation' },
  'proposal_document.delivery_list': { zh: '导出交办清单', en: 'Exported the delivery list' },
  'proposal_document.report': { zh: '导出提案办理情况报告', en: 'Exported the report on proposals' },
  'proposal_document.list': { zh: '导出提案清单', en: 'Exported the list of proposals' },
  proposal_round: { zh: '回头看与评优', en: 'Rounds' },
  'proposal_round.save': { zh: '建立回头看或评优', en: 'Opened a round' },
  'proposal_round.nominate': { zh: '推荐评优', en: 'Nominated' },
  'proposal_round.decide': { zh: '登记结论', en: 'Recorded a finding' },
  'proposal_round.vote': { zh: '评优投票', en: 'Voted in a round' },
  'proposal_round.close': { zh: '结束回头看或评优', en: 'Closed a round' },
  'proposal.follow_merge': { zh: '代表和附议随档案合并改挂', en: 'Delegate and seconds followed a merged staff record' },
  'proposal.follow_merge_back': { zh: '合并撤销，代表和附议改回', en: 'Delegate and seconds went back with the staff record' },
}

export const auditEntities: Record<string, Bilingual> = {
  proposal: { zh: '提案', en: 'Proposal' },
  congress_term: { zh: '教代会届次', en: 'Term of the congress' },
  congress_session: { zh: '教代会会议', en: 'Session of the congress' },
  congress_delegation: { zh: '代表团', en: 'Delegation' },
  congress_delegate: { zh: '代表', en: 'Delegate' },
  proposal_compilation: { zh: '提案汇编', en: 'Compilation' },
  proposal_delivery: { zh: '提案送达会', en: 'Delivery meeting' },
  proposal_round: { zh: '回头看与评优', en: 'Round' },
}

import { defineTexts } from '../../../../kernel/ui/texts.ts'

export const endTexts = defineTexts('capacity-end', {
  zh: {
    discard: '删除草稿',
    discardTitle: '删除这份草稿？',
    discardBody: '写好的内容一并删除，不能恢复。',
    discardDo: '确认删除草稿',
    discarded: '草稿已删除',
    callOff: '取消{{what}}',
    callOffTitle: '取消{{what}}？',
    callOffBody: '所有报名随之取消，逐一通知，不影响各人以后的资格；此操作不能撤回。',
    callOffDo: '确认取消',
    calledOff: '已取消，已通知 {{count}} 人',
    reason: '原因（会告诉本人）',
    reasonMissing: '请写明原因',
  },
  en: {
    discard: 'Delete draft',
    discardTitle: 'Delete this draft?',
    discardBody: 'What was written goes with it and cannot be brought back.',
    discardDo: 'Delete it',
    discarded: 'Draft deleted',
    callOff: 'Call {{what}} off',
    callOffTitle: 'Call {{what}} off?',
    callOffBody: 'Every sign-up ends, each person is told and loses nothing. This cannot be undone.',
    callOffDo: 'Call it off',
    calledOff: 'Called off; {{count}} people were told',
    reason: 'Why (people are told)',
    reasonMissing: 'Say why',
  },
})

/** Who a newcomer may sign in as, and what is worth trying first. */
export interface AccountWords {
  username: string
  role: string
  roleZh: string
  roleEn: string
  blurbZh: string
  blurbEn: string
}

const TABLE = `
zhuxi|school_officer|校工会主席|Union chair|看全校会员与干部的数字，审定年度工作安排。|See the whole union in figures, and settle the year's plan.
office|school_officer|校工会办公室主任|Union office|导入人事表，办理批量入会，把工作要点变成行事历。|Import the HR sheet, admit newcomers, turn the plan into a calendar.
fenhui|branch_officer|分工会主席|Branch chair|看本分工会的会员，补齐缺的资料，导出名册。|See your branch's members, mend what is missing, export the list.
zuzhang|group_leader|工会小组长|Group leader|用手机查看本组成员。|Look up the people of your group on a phone.
huiyuan|member|会员|Member|用手机看自己的档案和会员卡，申请更正一项资料。|See your own file and card on a phone, and ask for a correction.
daibiao|delegate|教代会代表|Congress delegate|看本单位情况和全年行事历，为履职做准备。|See your unit and the calendar of the year before you speak for it.
delegate2|delegate|教代会代表（二）|Congress delegate (2)|用手机附议同事的提案，给答复打分。|Second a colleague's proposal on a phone, and rate an answer.
delegate3|delegate|教代会代表（三）|Congress delegate (3)|写一件提案，看看有没有相近的。|Write a proposal and see what came of similar ones.
secretary|proposal_secretary|提案秘书|Secretary of proposals|初审、并案、登记审理结果，集中公布答复。|Check, merge, record outcomes and publish replies together.
committee|proposal_committee|提案工作委员会委员|Proposal committee member|审理提案并投票，裁定改派和延期。|Review and vote, rule on reassignment and extension.
schooloffice|school_office|学校办公室|School office|确认承办单位和领办校领导，交办。|Confirm who handles a proposal, and assign it.
unit|handling_unit|承办单位（后勤管理处）|Handling unit (logistics)|签收、与提案人沟通、起草答复。|Sign for proposals, meet the proposer, draft the reply.
unit2|handling_unit|承办单位（人事处）|Handling unit (personnel)|提交协办意见，报告承诺事项进展。|Give supporting opinions, report on promises.
president|presidium|主席团成员|Member of the presidium|裁定复议，研究升级督办的提案。|Rule on appeals, conclude what was escalated.
lingdao|leader|分管校领导|School leader in charge|打开全年工作完成情况，每个数字都能点到来源。|Open the year's progress: every number leads to its source.
shenji|auditor|经审委员会主任|Audit director|只看不改：查阅各分工会的名册与变更记录。|Read without changing: lists and histories of every branch.
xitong|system_admin|系统管理员|System administrator|管理账号与运行状态，看不到会员的敏感资料。|Keep accounts and services running, without members' sensitive data.
anquan|security_admin|安全管理员|Security administrator|授予和收回角色，设置登录规则。|Grant and withdraw roles, set the rules of signing in.
shenjiyuan|audit_admin|审计管理员|Audit administrator|查阅操作日志，核对日志是否完整。|Read the audit log and verify that nothing is missing.
xiehui|club_officer|文体协会会长|Club president|审批入会申请，组织协会活动，登记会费，生成年度小结。|Admit members, organise activities, keep fees, print the year.
xinren|member|新进教师|Newcomer|还没有入会：用手机核对档案、提交入会申请，看它走到哪一步。|No member yet: apply on a phone and see where it is.
`

export const accountWords: readonly AccountWords[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [username = '', role = '', roleZh = '', roleEn = '', blurbZh = '', blurbEn = ''] = line.split('|')
    return { username, role, roleZh, roleEn, blurbZh, blurbEn }
  })

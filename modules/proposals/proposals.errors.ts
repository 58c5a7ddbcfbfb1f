import { defineError } from '../../kernel/errors.ts'

export const windowClosed = defineError(
  'proposal.window_closed',
  409,
  '“{session}”的提案征集时间是{from}至{until}，现在不在征集期内。{late}',
  'Proposals for “{session}” are collected from {from} to {until}: it is outside that time. {late}',
)
export const notDelegate = defineError(
  'proposal.not_delegate',
  403,
  '提案由本届教代会代表提出和附议。您可以通过“金点子”提建议。',
  'Proposals come from delegates of the current term. You can send a suggestion instead.',
)
export const textTooShort = defineError(
  'proposal.text_too_short',
  409,
  '{field}至少 {least} 字，现在 {length} 字。',
  'The {field} needs at least {least} characters; it has {length}.',
)
export const textTooLong = defineError('proposal.text_too_long', 409, '{field}最多 {most} 字，现在 {length} 字。', 'The {field} has room for {most} characters; it has {length}.')
export const ownProposal = defineError('proposal.own', 409, '自己提出的提案不能由自己附议。', 'You cannot second your own proposal.')
export const secondedAlready = defineError('proposal.seconded_already', 409, '您已经附议过这件提案。', 'You have seconded this proposal already.')
export const textChanged = defineError(
  'proposal.text_changed',
  409,
  '提案人刚刚修改了文本。请重新阅读后再附议。',
  'The text has just been changed: read it again before you second it.',
)
export const otherDelegation = defineError('proposal.other_delegation', 409, '代表团提案由本团代表附议。', 'A collective proposal is seconded by delegates of its own delegation.')
export const paperSecondUnfit = defineError(
  'proposal.paper_second_unfit',
  409,
  '有 {count} 人不能附议：可能是提案人、已经附议过，或不是本代表团的代表。',
  '{count} of them cannot second it: they propose it, have seconded it already, or belong to another delegation.',
)
export const secondFinal = defineError(
  'proposal.second_final',
  409,
  '提案已提交，本人的附议不能再撤回；由秘书按纸质材料录入的附议，如不属实仍可撤回。',
  'It has been submitted: a second given in person stands. One that the secretary entered from a paper can still be taken back.',
)
export const notFirstProposer = defineError(
  'proposal.not_first_proposer',
  409,
  '是否撤回由第一提案人决定；您可以退出共同提案。',
  'Its first proposer decides whether it is withdrawn; you can leave as co-proposer.',
)
export const firstProposerStays = defineError(
  'proposal.first_proposer_stays',
  409,
  '您是第一提案人，不能退出；不再提出请撤回提案。',
  'You are its first proposer: withdraw it instead of leaving.',
)
export const notYetEnough = defineError('proposal.not_enough_seconds', 409, '附议人数还差 {missing} 人。', '{missing} more second(s) are needed.')
export const votesMissing = defineError('proposal.votes_missing', 409, '还差 {missing} 票才能形成审理结果。', '{missing} more vote(s) are needed before an outcome is recorded.')
export const votedOtherwise = defineError(
  'proposal.voted_otherwise',
  409,
  '投票结果是“{outcome}”（{votes}票），与这一结论不一致。',
  'The vote is for “{outcome}” ({votes}): it does not support this.',
)
export const cannotMergeInto = defineError(
  'proposal.cannot_merge_into',
  409,
  '只能并入同一次会议中已立案或正在审理的另一件提案。',
  'Merge into another proposal of the same session that is in review or accepted.',
)
export const mergeInUse = defineError(
  'proposal.merge_in_use',
  409,
  '并入的提案已经交办，不能再拆分。',
  'The proposal that it was merged into has been assigned: it can no longer be split.',
)
export const othersMergedHere = defineError(
  'proposal.others_merged_here',
  409,
  '有 {count} 件提案并入了本件，请先请提案秘书拆分或改并。',
  '{count} proposal(s) are merged into this one: have the secretary split them off first.',
)
export const noSession = defineError(
  'proposal.no_session',
  409,
  '还没有登记教代会会议，请联系提案秘书。',
  'No session of the congress is entered yet: ask the secretary of proposals.',
)
export const appealOnce = defineError('proposal.appeal_once', 409, '每件提案只能申请一次复议。', 'Each proposal can be appealed once.')
export const appealLate = defineError('proposal.appeal_late', 409, '复议申请期已于{until}结束。', 'The time to appeal ended on {until}.')
export const reassignLate = defineError('proposal.reassign_late', 409, '申请改派的期限已于{until}结束。', 'The time to ask for reassignment ended on {until}.')
export const meetingMissing = defineError(
  'proposal.meeting_missing',
  409,
  '答复前至少要与提案人沟通 {least} 次，现有 {count} 次记录。',
  'Before the reply at least {least} meeting(s) with the proposer must be on record; there are {count}.',
)
export const promiseMissing = defineError('proposal.promise_missing', 400, 'B类答复须写明承诺完成的日期。', 'A class B reply names the day by which it is promised.')
export const extendedAlready = defineError('proposal.extended_already', 409, '每件提案只能延期一次，已延期至{until}。', 'A proposal is extended once; it runs until {until}.')
export const extendedTooFar = defineError('proposal.extended_too_far', 409, '最迟可延至{most}。', 'The latest day is {most}.')
export const extendedTooShort = defineError('proposal.extended_too_short', 409, '新的期限须晚于{after}。', 'The new day must be later than {after}.')
export const dayPast = defineError('proposal.day_past', 400, '完成日期不能早于今天（{today}）。', 'The day cannot be earlier than today ({today}).')
export const withdrawalAsked = defineError('proposal.withdrawal_asked', 409, '您已申请撤回，等待提案工作委员会答复。', 'You have asked to withdraw it: the committee answers next.')
export const withdrawalNotAsked = defineError('proposal.withdrawal_not_asked', 409, '提案人还没有申请撤回。', 'The proposer has not asked to withdraw it.')
export const ratedAlready = defineError('proposal.rated_already', 409, '您已经评价过这次答复。', 'You have rated this reply already.')
export const ratingLate = defineError('proposal.rating_late', 409, '评价已于{until}截止。', 'Rating ended on {until}.')
export const milestoneOpen = defineError('proposal.milestone_open', 409, '还有 {count} 个节点没有确认完成。', '{count} milestone(s) are not confirmed yet.')
export const milestoneUnreported = defineError(
  'proposal.milestone_unreported',
  409,
  '主办单位报告完成情况后才能确认。',
  'It can be confirmed once the lead unit has reported on it.',
)
export const milestoneUnknown = defineError('proposal.milestone_unknown', 400, '请选择一个尚未完成的节点。', 'Choose a milestone that is still open.')
export const notADelegate = defineError('proposal.person_not_delegate', 400, '所选人员不是本届代表。', 'The chosen person is not a delegate of this term.')
export const notADepartment = defineError('proposal.not_a_department', 400, '请从学校部门中选择承办单位。', 'Choose the handling unit among the school’s departments.')
export const sameUnit = defineError('proposal.same_unit', 400, '主办单位不能同时是协办单位。', 'The lead unit cannot also be a supporting unit.')
export const sessionArchived = defineError('proposal.session_archived', 409, '“{session}”已归档，不能再修改。', '“{session}” is archived and can no longer be changed.')
export const stillOpen = defineError('proposal.still_open', 409, '还有 {count} 件提案没有办结，不能归档。', '{count} proposal(s) are still open: the session cannot be archived.')
export const overlappingTerm = defineError('proposal.term_overlaps', 409, '与“{term}”的任期重叠。', 'It overlaps with “{term}”.')
export const duplicateOrdinal = defineError('proposal.ordinal_taken', 409, '这一届次已经登记过。', 'This number is already entered.')
export const windowOrder = defineError('proposal.window_order', 400, '征集截止时间要晚于开始时间。', 'Collection must end after it begins.')
export const delegationTaken = defineError('proposal.delegation_taken', 409, '本届已有名为“{name}”的代表团。', 'There is a delegation “{name}” in this term already.')
export const delegationUnknown = defineError('proposal.delegation_unknown', 409, '没有找到代表团“{name}”。', 'There is no delegation “{name}”.')
export const headElsewhere = defineError('proposal.head_elsewhere', 409, '团长须是本代表团的代表。', 'The head is one of the delegation’s own delegates.')
export const staffUnknown = defineError('proposal.staff_unknown', 404, '没有这个工号。', 'Nobody has this staff number.')
export const delegateAlready = defineError('proposal.delegate_already', 409, '已是本届代表（{delegation}）。', 'Is a delegate of this term already ({delegation}).')
export const listedTwice = defineError('proposal.listed_twice', 409, '名单中重复。', 'Stands twice in the list.')
export const notInFuture = defineError(
  'proposal.not_in_future',
  400,
  '请在当天或之后登记，日期不能晚于今天（{today}）。',
  'The day cannot be later than today ({today}): enter it on the day.',
)
export const delegateEnded = defineError('proposal.delegate_ended', 409, '已于{until}离任。', 'Left on {until}.')
export const roundClosed = defineError('proposal.round_closed', 409, '这一轮已于{until}结束。', 'This round ended on {until}.')
export const roundNotOpen = defineError('proposal.round_not_open', 409, '这一轮从{from}开始。', 'This round begins on {from}.')
export const roundOrder = defineError('proposal.round_order', 400, '结束日期不能早于开始日期。', 'A round cannot end before it begins.')
export const roundFixed = defineError(
  'proposal.round_fixed',
  409,
  '类别和所含会议在建立后不能改，请另建一轮。',
  'Its kind and sessions are fixed once it is open: open another round.',
)
export const roundOtherKind = defineError('proposal.round_other_kind', 409, '只有评优才能推荐和投票。', 'Only an award round takes nominations and votes.')
export const roundUndecided = defineError('proposal.round_undecided', 409, '还有 {count} 件没有结论，不能结束。', '{count} have no finding yet: the round cannot be closed.')
export const nominateOne = defineError(
  'proposal.nominate_one',
  400,
  '优秀提案请选一件提案，先进单位请选一个单位。',
  'For an excellent proposal choose a proposal, for a unit’s award a unit.',
)
export const nominatedAlready = defineError('proposal.nominated_already', 409, '已经推荐过了。', 'Is nominated already.')

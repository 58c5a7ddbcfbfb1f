import { defineError } from '../../kernel/errors.ts'

export const noRecord = defineError(
  'club.no_record',
  403,
  '您的账号没有关联职工档案，不能加入协会。请联系校工会办公室。',
  'Your account has no staff record, so it cannot join a club: ask the union office.',
)
export const notRecruiting = defineError('club.not_recruiting', 409, '“{name}”暂不吸收新成员，可向协会联系人咨询。', '“{name}” takes nobody new just now: ask its contact.')
export const membersOnly = defineError('club.members_only', 409, '协会面向在册工会会员。请先办理入会，再加入协会。', 'Clubs are for members of the union: join the union first.')
export const alreadyIn = defineError('club.already_in', 409, '您已是“{name}”的成员，不必重复加入。', 'You are in “{name}” already.')
export const alreadyAsked = defineError('club.already_asked', 409, '您已申请加入“{name}”，正在等待审批。', 'You have asked to join “{name}” and wait for its answer.')
export const notIn = defineError('club.not_in', 409, '您现在不是“{name}”的成员，也没有待审批的申请。', 'You are not in “{name}” and have not asked to be.')
export const holdsOffice = defineError(
  'club.holds_office',
  409,
  '{person}现任{title}。请先由校工会在组织机构中办理卸任，再退出协会。',
  '{person} holds an office ({title}): the union office ends it first.',
)
export const notWaiting = defineError('club.not_waiting', 409, '这份申请已经处理过了。', 'This request has been decided already.')
export const hasLeft = defineError('club.has_left', 409, '这位成员已经退出协会。', 'This member has left already.')
export const joinedInFuture = defineError('club.joined_in_future', 400, '加入日期不能晚于今天。', 'Nobody joins later than today.')
export const foundedInFuture = defineError('club.founded_in_future', 400, '成立日期不能晚于今天。', 'A club is not founded later than today.')
export const unknownPeople = defineError('club.unknown_people', 400, '找不到所选的人，请重新选择。', 'Somebody who was chosen is not known: choose again.')
export const oneOfficeEach = defineError('club.one_office_each', 400, '会长和秘书长请选两个人。', 'President and secretary are two people.')
export const paidIncomplete = defineError(
  'club.paid_incomplete',
  400,
  '登记已收时，请同时填写金额和日期；未收则两项都留空。',
  'What was paid has an amount and a day; what was not has neither.',
)
export const paidZero = defineError('club.paid_zero', 400, '已收金额须大于零；还没有收到的，请留空。', 'What was paid is more than nothing; leave it empty until then.')
export const paidInFuture = defineError('club.paid_in_future', 400, '缴费日期不能晚于今天。', 'Nobody pays later than today.')
export const noMembers = defineError('club.no_members', 409, '协会现在还没有成员，暂不能登记会费。', 'The club has no members yet, so nobody owes anything.')
export const pictureNotWanted = defineError('club.picture_not_wanted', 415, '“{name}”不是 jpg、png 或 webp 图片。', '“{name}” is no jpg, png or webp picture.')
export const pictureTooLarge = defineError('club.picture_too_large', 413, '图片超过 10 MB，请缩小后再上传。', 'The picture is larger than 10 MB: make it smaller.')
export const tooManyPictures = defineError('club.too_many_pictures', 409, '最多 {most} 张图片，请先移除几张。', 'At most {most} pictures: take some away first.')

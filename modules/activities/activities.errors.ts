import { defineError } from '../../kernel/errors.ts'

export const pictureNotWanted = defineError(
  'activity.picture_not_wanted',
  400,
  '“{name}”不是可显示的图片。请上传 JPG、PNG 或 WebP。',
  '“{name}” is no picture that browsers show: upload JPG, PNG or WebP.',
)
export const pictureTooLarge = defineError('activity.picture_too_large', 413, '图片超过 10 MB，请压缩后再上传。', 'The picture is larger than 10 MB: make it smaller.')
export const tooManyPictures = defineError('activity.too_many_pictures', 409, '一次活动最多 {most} 张照片，请先移除一些。', 'At most {most} photos: take some away first.')
export const unknownFeed = defineError('activity.unknown_feed', 404, '这个日历地址已失效，请重新生成。', 'This calendar address is no longer valid: make a new one.')

export const seriesHours = defineError('activity.series_hours', 400, '每次课的结束时间须晚于开始时间。', 'Each meeting must end after it starts.')
export const noMeetings = defineError(
  'activity.no_meetings',
  400,
  '请填写上课次数或最后一天，二者只填一项，最后一天不能早于第一天。',
  'Say either how many times or the last day, and let the last day not come before the first.',
)
export const meetingsOverlap = defineError('activity.meetings_overlap', 400, '有两次课的时间重叠，请调整。', 'Two meetings are at the same time: move one of them.')
export const tooManyToAttend = defineError(
  'activity.too_many_to_attend',
  400,
  '一共 {meetings} 次课，参加证明不能要求到满 {least} 次。',
  'There are {meetings} meetings: a certificate cannot take {least}.',
)
export const tooManyMeetings = defineError('activity.too_many_meetings', 409, '一个班最多 {most} 次课。', 'A class has at most {most} meetings.')
export const seriesFixed = defineError(
  'activity.series_fixed',
  409,
  '活动发布后不能再在“一次”和“多次”之间切换。课次请在“课次”页逐次调整。',
  'Once it is announced it stays with one or with several meetings: change single ones on the page of meetings.',
)
export const noSeries = defineError('activity.no_series', 409, '这个活动只有一次，请在编辑页改时间。', 'This has one meeting only: change its time on the editing page.')
export const meetingHeld = defineError(
  'activity.meeting_held',
  409,
  '第{no}次课已有 {count} 人签到，不能再改期或停课。',
  '{count} people were checked in at meeting {no}: it can no longer be moved or called off.',
)
export const meetingCalledOff = defineError(
  'activity.meeting_called_off',
  409,
  '第{no}次课已经停课。需要补课时请添加一次课。',
  'Meeting {no} was called off: add another in its place.',
)
export const lastMeeting = defineError(
  'activity.last_meeting',
  409,
  '只剩这一次课了。整个班都不办时，请在编辑页取消活动。',
  'This is the only meeting left: to end the class, call the activity off on the editing page.',
)

export const notForChildren = defineError('activity.not_for_children', 409, '这个活动不是为孩子报名的班。', 'Here no child is signed up.')
export const childNotTold = defineError(
  'activity.child_not_told',
  409,
  '请先填写孩子信息，再报名：组织者要知道孩子叫什么、多大、找谁、谁来接。',
  'Tell us about your child first, then sign up: the organisers must know name and age, whom to ring and who collects.',
)
export const childrenDoNotFit = defineError(
  'activity.children_do_not_fit',
  409,
  '报名人数是 {party} 个孩子，填写了 {told} 个孩子的信息，两者须一致。要增减人数，请先取消报名再重新报名。',
  'The sign-up is for {party} child(ren), and {told} are described: let them be the same. To sign up more or fewer, give the place back and sign up again.',
)
export const tooManyChildren = defineError('activity.too_many_children', 409, '这个班一份报名最多 {most} 个孩子。', 'Here one sign-up is for at most {most} child(ren).')
export const ageMissing = defineError('activity.age_missing', 400, '出生日期和年级请至少填一项。', 'Give the date of birth or the grade of the child.')

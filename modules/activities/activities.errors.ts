import { defineError } from '../../kernel/errors.ts'

export const endsBeforeStart = defineError('activity.ends_before_start', 400, '结束时间须晚于开始时间。', 'It must end after it starts.')
export const closesAfterStart = defineError(
  'activity.closes_after_start',
  400,
  '报名截止不能晚于活动开始。请把报名截止时间提前。',
  'Sign-up cannot close after the activity starts: let it close earlier.',
)
export const opensAfterClose = defineError('activity.opens_after_close', 400, '报名开始须早于报名截止。', 'Sign-up must open before it closes.')
export const pictureNotWanted = defineError(
  'activity.picture_not_wanted',
  400,
  '“{name}”不是可显示的图片。请上传 JPG、PNG 或 WebP。',
  '“{name}” is no picture that browsers show: upload JPG, PNG or WebP.',
)
export const pictureTooLarge = defineError('activity.picture_too_large', 413, '图片超过 10 MB，请压缩后再上传。', 'The picture is larger than 10 MB: make it smaller.')
export const tooManyPictures = defineError('activity.too_many_pictures', 409, '一次活动最多 {most} 张照片，请先移除一些。', 'At most {most} photos: take some away first.')
export const unknownFeed = defineError('activity.unknown_feed', 404, '这个日历地址已失效，请重新生成。', 'This calendar address is no longer valid: make a new one.')

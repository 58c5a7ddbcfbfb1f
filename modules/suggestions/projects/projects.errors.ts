import { defineError } from '../../../kernel/errors.ts'

export const milestonesOpen = defineError(
  'practical_project.milestones_open',
  409,
  '还有 {count} 个节点没有完成，不能办结。',
  '{count} milestone(s) are open: it cannot be finished.',
)
export const noMilestones = defineError('practical_project.no_milestones', 409, '请先登记节点，办结以节点完成为依据。', 'Enter its milestones first: finishing goes by them.')
export const finishedAlready = defineError('practical_project.finished_already', 409, '这项实事已经办结。', 'This project is finished already.')
export const milestoneDone = defineError('practical_project.milestone_done', 409, '“{title}”已经报告完成，不能再改。', '“{title}” has been reported as reached and stays.')
export const surveyInPast = defineError('practical_project.survey_in_past', 400, '评价截止日期要晚于今天。', 'The survey must end after today.')
export const photoNotWanted = defineError(
  'practical_project.photo_not_wanted',
  415,
  '“{name}”不是可以展示的照片。请上传 JPG、PNG 或 WebP 图片。',
  '“{name}” is not a photo that can be shown: JPG, PNG or WebP.',
)
export const photoTooLarge = defineError('practical_project.photo_too_large', 413, '照片最大 10 MB。', 'A photo has at most 10 MB.')
export const tooManyPhotos = defineError('practical_project.too_many_photos', 409, '每项实事最多 {most} 张照片。', 'A project shows at most {most} photos.')

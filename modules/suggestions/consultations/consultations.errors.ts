import { defineError } from '../../../kernel/errors.ts'

export const notOpen = defineError('consultation.not_open', 409, '意见征集时间是{from}至{until}，现在不能提意见。', 'Comments are taken from {from} to {until}: not now.')
export const noParagraph = defineError('consultation.no_paragraph', 400, '没有第 {number} 段。', 'There is no paragraph {number}.')
export const textStands = defineError('consultation.text_stands', 409, '已经发布，文字不能再改。请另起一轮征集。', 'It is published and its text stands: begin a new round.')
export const publishedAlready = defineError('consultation.published_already', 409, '已经发布过了。', 'It is published already.')
export const closesInPast = defineError('consultation.closes_in_past', 409, '截止时间已过，请先修改。', 'It would have closed already: change its dates first.')
export const wrongOrder = defineError('consultation.wrong_order', 400, '截止时间要晚于开始时间。', 'It must close after it opens.')
export const stillOpen = defineError(
  'consultation.still_open',
  409,
  '征集还没有截止（{until}），截止后再公布采纳情况。',
  'It is open until {until}: publish the results afterwards.',
)
export const resultsPublished = defineError('consultation.results_published', 409, '采纳情况已经公布，不能再改。', 'The results are published and stand.')
export const unsorted = defineError('consultation.unsorted', 409, '还有 {count} 条意见没有归类。', '{count} comment(s) have no kind yet.')
export const unanswered = defineError('consultation.unanswered', 409, '“{title}”还没有写明采纳与否和理由。', '“{title}” has no outcome and answer yet.')
export const sortedTwice = defineError('consultation.sorted_twice', 400, '同一条意见只能归入一类。', 'A comment belongs to one kind.')
export const fileNotRead = defineError(
  'consultation.file_not_read',
  415,
  '“{name}”读不出文字。请上传 docx 或 txt 文件，或直接粘贴。',
  '“{name}” cannot be read: upload a docx or txt file, or paste the text.',
)
export const tooManyParagraphs = defineError('consultation.too_many_paragraphs', 413, '最多 {most} 段，这份文件有 {count} 段。', 'At most {most} paragraphs; this has {count}.')

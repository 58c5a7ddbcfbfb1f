import { askWhoCame } from '../../engines/capacity/ask-how-it-was.ts'
import { healthService } from './health.service.ts'

/** How it was arranged, and that alone: never about a body. */
export const howHealthWas = askWhoCame({
  action: 'health.ask',
  service: healthService.key,
  table: 'health_rounds',
  subject: 'health',
  words: (title) => ({ zh: `您对“${title}”的组织安排是否满意？`, en: `Were you satisfied with how “${title}” was arranged?` }),
})

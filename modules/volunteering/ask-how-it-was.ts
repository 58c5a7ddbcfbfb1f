import { askWhoCame } from '../../engines/capacity/ask-how-it-was.ts'
import { volunteeringService } from './volunteering.service.ts'

export const howTaskWas = askWhoCame({
  action: 'volunteer_task.ask',
  service: volunteeringService.key,
  table: 'volunteer_tasks',
  subject: 'volunteering',
  words: (title) => ({ zh: `您对志愿服务“${title}”的组织安排是否满意？`, en: `Were you satisfied with how “${title}” was arranged?` }),
})

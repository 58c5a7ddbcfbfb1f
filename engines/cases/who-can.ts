import type { Bilingual } from '../../kernel/errors.ts'
import { people } from './cases.ports.ts'
import type { Process, Who } from './process.ts'

/** Who may, in words: 提案人、提案委员会. */
export function whoCan(process: Process, whos: readonly Who[]): Bilingual {
  if (whos.length === 0) return { zh: '到期自动办理', en: 'by itself at the deadline' }
  const titles = whos.map((who) => titleOf(process, who))
  return {
    zh: joined(
      titles.map((title) => title.zh),
      '、',
    ),
    en: joined(
      titles.map((title) => title.en),
      ', ',
    ),
  }
}

function titleOf(process: Process, who: Who): Bilingual {
  if ('holds' in who) return who.title
  if ('relation' in who) return process.relations[who.relation]?.title ?? { zh: who.relation, en: who.relation }
  if (typeof who.at === 'object') return process.relations[who.at.relation]?.title ?? people().permissionTitle(who.permission)
  return people().permissionTitle(who.permission)
}

function joined(words: readonly string[], comma: string): string {
  return [...new Set(words)].join(comma)
}

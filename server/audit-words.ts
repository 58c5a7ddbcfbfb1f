import * as standards from '../engines/standards/standards.words.ts'
import type { Bilingual, Locale } from '../kernel/errors.ts'
import { say } from '../kernel/i18n.ts'
import { modules } from './modules.ts'

/** What stands in no module: engines, and the shell's own. */
const shell: Source = {
  auditWords: {
    saved_view: { zh: '列表视图', en: 'Saved view' },
    'saved_view.save': { zh: '保存列表视图', en: 'Saved a view' },
    'saved_view.remove': { zh: '删除列表视图', en: 'Removed a view' },
    file: { zh: '文件', en: 'File' },
    'file.expire': { zh: '清理过期文件', en: 'Removed expired files' },
    key: { zh: '密钥', en: 'Key' },
    'key.rotate': { zh: '换用新的主密钥', en: 'Rotated the key' },
    demo: { zh: '演示数据', en: 'Demonstration' },
    'demo.fill': { zh: '生成演示数据', en: 'Filled the demonstration' },
  },
  auditEntities: { saved_view: { zh: '列表视图', en: 'Saved view' } },
}

interface Source {
  auditWords?: Record<string, Bilingual>
  auditEntities?: Record<string, Bilingual>
}

const sources: Source[] = [...modules, standards, shell]

/** Words for every action, for whatever stands before an action's dot, and for every kind of object. */
export const auditWords: Record<string, Bilingual> = Object.assign({}, ...sources.map((source) => source.auditWords))
export const auditEntities: Record<string, Bilingual> = Object.assign({}, ...sources.map((source) => source.auditEntities))

/** The same in one language, in the order of the modules: each area before its actions. */
export function auditWordsIn(locale: Locale) {
  const listed = (words: Record<string, Bilingual>) => Object.entries(words).map(([key, text]) => ({ key, label: say(text, locale) }))
  const words = listed(auditWords)
  return {
    areas: words.filter(({ key }) => !key.includes('.')),
    actions: words.filter(({ key }) => key.includes('.')),
    entities: listed(auditEntities),
  }
}

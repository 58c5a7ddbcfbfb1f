import { dropInvisible, toHalfWidth } from './half-width.ts'
import { accepted, reasonOf, refused } from './normalised.ts'
import type { Normalised } from './normalised.ts'

// Han, and the private-use area in which older HR systems keep rare characters that their font drew.
const HAN = String.raw`[\p{Script=Han}\p{Co}]`
const PLAIN_NAME = /^\p{Script=Han}{2,4}$/u
const DOTS = /\s*[•‧・･●∙⋅᛫·](\s|[•‧・･●∙⋅᛫·])*/gu
const LATIN_DOT_BETWEEN_HAN = new RegExp(String.raw`(?<=${HAN})\s*[.．]\s*(?=${HAN})`, 'gu')
const SPACE_BETWEEN_HAN = new RegExp(String.raw`(?<=${HAN})\s+(?=${HAN})`, 'gu')

/**
 * A person's name: one middle dot (·) for all its look-alikes, no spaces between Han characters, single spaces between
 * Latin words. No compatibility normalisation: it would replace rare characters by others and so rename people.
 */
export function normaliseName(raw: string): Normalised {
  if (PLAIN_NAME.test(raw)) return accepted(raw)
  const value = tidy(raw)
  if (value === '') return accepted(null)
  if (/[?？\ufffd□■]/u.test(value)) return refused(LOST_CHARACTER)
  if (!/\p{L}|\p{Co}/u.test(value) || [...value].length > 100) return refused(NOT_A_NAME)
  return /\p{Co}/u.test(value) ? accepted(value, PRIVATE_CHARACTER) : accepted(value)
}

function tidy(raw: string): string {
  return dropInvisible(raw)
    .replace(LATIN_DOT_BETWEEN_HAN, '·')
    .replace(/[\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g, toHalfWidth)
    .replace(DOTS, '·')
    .replace(SPACE_BETWEEN_HAN, '')
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .replace(/\s+/g, ' ')
    .replace(/^[\s·]+|[\s·]+$/g, '')
}

const LOST_CHARACTER = reasonOf(
  'lost_character',
  '姓名里有“?”或方框，多半是生僻字在导出时丢失了，请改回原字（文件请存为 UTF-8 或 xlsx）。',
  'The name holds “?” or a box: a rare character was lost on export. Please restore it, and save the file as UTF-8 or xlsx.',
)
const NOT_A_NAME = reasonOf('not_a_name', '这里不像是姓名，请核对该列。', 'This does not look like a name: please check the column.')
const PRIVATE_CHARACTER = reasonOf(
  'private_character',
  '姓名里有原系统自造的字，别处可能显示为方框，请改为国家标准里的字。',
  'The name holds a character of the former system’s own making, which shows as a box elsewhere: please replace it by the standard one.',
)

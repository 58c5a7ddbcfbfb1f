import { AppError, forbidden, type Bilingual } from '../../kernel/errors.ts'
import { roleKeys, roles } from '../../modules/identity/identity.api.ts'
import { modules } from '../modules.ts'

const titles = new Map<string, Bilingual>(modules.flatMap((module) => Object.entries(module.permissions)))

/** A refusal for want of a permission, in the permission's own title, with who has it and who can give it. */
export function inTitles(error: AppError): AppError {
  const { permission } = error.details
  const title = typeof permission === 'string' && error.code === 'forbidden' ? titles.get(permission) : undefined
  if (!title || typeof permission !== 'string') return error
  const { text } = forbidden({ permission: title, whoCan: whatHelps(permission) })
  return new AppError({ code: error.code, status: error.status, text }, { permission })
}

/** Which roles hold it, and that the security administrator gives it. */
function whatHelps(permission: string): Bilingual {
  const holders = roleKeys.map((key) => roles[key]).filter((role) => role.permissions.some((held) => held === permission))
  const { zh, en } = roles.security_admin
  return {
    zh: `请联系${holders.map((role) => role.zh).join('、')}办理；您本人需要这项权限的，请联系${zh}开通。`,
    en: `Ask for help from: ${holders.map((role) => role.en.toLowerCase()).join(', ')}. If your own work needs it, ask the ${en.toLowerCase()}.`,
  }
}

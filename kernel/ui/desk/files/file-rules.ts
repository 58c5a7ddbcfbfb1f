import { listed } from '../../punctuation.ts'
export interface FileRules {
  /** With the dot, lower case: `.xlsx`. */
  extensions: readonly string[]
  maxBytes: number
}

export type FileFault = { key: 'wrongKind' | 'tooLarge' | 'emptyFile'; values: Record<string, string> }

/** Why a file cannot be taken, before a byte of it travels. */
export function fileFault(file: { name: string; size: number }, rules: FileRules): FileFault | null {
  const { name, size } = file
  if (!rules.extensions.some((extension) => name.toLowerCase().endsWith(extension))) return { key: 'wrongKind', values: { name, kinds: kindsOf(rules) } }
  if (size === 0) return { key: 'emptyFile', values: { name } }
  if (size > rules.maxBytes) return { key: 'tooLarge', values: { name, size: sizeWords(size), limit: sizeWords(rules.maxBytes) } }
  return null
}

export function kindsOf(rules: FileRules): string {
  return listed(rules.extensions.map((extension) => extension.slice(1)))
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const unit = bytes < 1024 * 1024 ? (['KB', 1024] as const) : (['MB', 1024 * 1024] as const)
  const size = bytes / unit[1]
  return `${new Intl.NumberFormat('zh-CN', { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit[0]}`
}

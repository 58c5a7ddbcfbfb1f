/** A band of ages as it stands in an address: `-30`, `31-40`, `61-`. */
export const ageBands = ['-30', '31-40', '41-50', '51-60', '61-'] as const

export interface AgeRange {
  ageFrom?: number
  ageTo?: number
}

/** Both ends count; nothing where the text is no band, such as an old link. */
export function ageRange(band: string | undefined): AgeRange {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(band ?? '') ?? []
  return { ...(from ? { ageFrom: Number(from) } : {}), ...(to ? { ageTo: Number(to) } : {}) }
}

/** The band that a key of the statistics names (`to_30`, `31_40`, `over_60`); null for who gave no birth date. */
export function bandOfKey(key: string): string | null {
  const between = /^(\d+)_(\d+)$/.exec(key)
  if (between) return `${between[1]}-${between[2]}`
  const to = /^to_(\d+)$/.exec(key)?.[1]
  if (to) return `-${to}`
  const over = /^over_(\d+)$/.exec(key)?.[1]
  return over ? `${Number(over) + 1}-` : null
}

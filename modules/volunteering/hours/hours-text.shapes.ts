// Hours are kept in whole quarters; both sides write and read them in the same way.

/** Quarters of an hour as hours, exactly: 6 is "1.5". */
export function hoursText(quarters: number): string {
  const whole = Math.abs(quarters)
  return `${quarters < 0 ? '-' : ''}${Math.floor(whole / 4)}${['', '.25', '.5', '.75'][whole % 4] ?? ''}`
}

/** What somebody typed as hours, in quarters; null where it is none, or no whole quarter. */
export function quartersIn(text: string): number | null {
  const [, whole, part = ''] = /^(\d{1,3})(?:\.(0|00|25|5|50|75))?$/.exec(text.trim()) ?? []
  if (whole === undefined) return null
  return Number(whole) * 4 + ({ '25': 1, '5': 2, '50': 2, '75': 3 }[part] ?? 0)
}

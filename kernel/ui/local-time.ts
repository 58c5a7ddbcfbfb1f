/** What a `datetime-local` input holds, read as the time in China whatever the device's own zone is. */
export function instantOf(local: string): string | null {
  const at = Date.parse(`${local}:00+08:00`)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) && !Number.isNaN(at) ? new Date(at).toISOString() : null
}

/** An instant of the wire as such an input shows it. */
export function localOf(instant: string): string {
  const [day, time] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant)).split(' ')
  return `${day}T${time}`
}

/** A day whose weekday nobody asks for, such as a birthday: 1983年3月28日. */
export function plainDay(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return new Intl.DateTimeFormat(language.startsWith('zh') ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(at)
}

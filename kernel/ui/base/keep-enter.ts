/** Enter in a date field chooses the date. The browser would send the whole form with it, however little of it is filled in. */
export function keepEnter(event: { key: string; preventDefault: () => void }): void {
  if (event.key === 'Enter') event.preventDefault()
}

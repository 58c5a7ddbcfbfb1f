/** Puts the cursor into the first field that is not right. */
export function focusFirstFault(form: HTMLFormElement, names: readonly string[]): void {
  const first = names[0]
  if (first) form.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
}

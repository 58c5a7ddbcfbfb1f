export interface Toast {
  id: number
  message: string
  tone: 'ok' | 'warn' | 'bad'
  undo?: () => void
}

type NewToast = Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }

const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let last = 0

/** Says that something was done, and offers to undo it where that is possible. */
export function toast(toast: NewToast | string): void {
  const given: NewToast = typeof toast === 'string' ? { message: toast } : toast
  last += 1
  // Three at once are as many as anyone reads.
  change([...toasts.slice(-2), { tone: 'ok', ...given, id: last }])
}

export function dismissToast(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

export function currentToasts(): readonly Toast[] {
  return toasts
}

export function onToasts(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const tell of listeners) tell()
}

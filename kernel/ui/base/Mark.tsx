import './mark.css'

/** Two arcs that close into one circle. While `waiting`, they turn towards each other. */
export function Mark({ size = 28, waiting = false }: { size?: number; waiting?: boolean }) {
  return (
    <svg className={waiting ? 'tx-mark tx-mark-waiting' : 'tx-mark'} viewBox="0 0 32 32" width={size} height={size} fill="none" strokeWidth="4.4" strokeLinecap="round" aria-hidden="true">
      <path stroke="var(--primary)" d="M8.2 23.8A11 11 0 0 1 20.1 5.8" />
      <path stroke="var(--warm)" d="M23.8 8.2A11 11 0 0 1 11.9 26.2" />
    </svg>
  )
}

import './mark.css'

/** Two arcs that close into one circle. While `waiting`, they turn towards each other. */
export function Mark({ size = 28, waiting = false }: { size?: number; waiting?: boolean }) {
  return (
    <svg
      className={waiting ? 'tx-mark tx-mark-waiting' : 'tx-mark'}
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      strokeWidth="4.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path stroke="var(--primary)" d="M7.33 22.77A11 11 0 0 1 19.03 5.43" />
      <path stroke="var(--warm)" d="M24.67 9.23A11 11 0 0 1 12.97 26.57" />
    </svg>
  )
}

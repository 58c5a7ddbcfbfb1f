import { iconPaths } from './icon-paths.ts'

export type IconName = keyof typeof iconPaths

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconPaths, name)
}

/** Decoration beside a word; a control that is only an icon carries its own `aria-label`. */
export function Icon({ name, size = '1.4em' }: { name: IconName; size?: string }) {
  return (
    <svg
      className="tx-icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
}

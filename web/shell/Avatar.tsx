import { initialsOf } from './navigation.ts'
import './shell.css'

export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={large ? 'sh-avatar sh-avatar-large' : 'sh-avatar'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

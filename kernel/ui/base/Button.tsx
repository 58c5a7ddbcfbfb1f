import { Link } from '@tanstack/react-router'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import './button.css'

interface Look {
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** As wide as what holds it. */
  block?: boolean
  children: ReactNode
}

type ButtonProps = Look & { busy?: boolean } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>

export function Button({ look = 'plain', icon, block, busy = false, children, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(lookClass(look, block), className)}
      disabled={disabled}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      {busy ? <span className="tx-button-wait" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

/** A way to another page that looks like a button. */
export function ButtonLink({ look = 'plain', icon, block, children, to }: Look & { to: string }) {
  return (
    <Link to={to} className={lookClass(look, block)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}

type IconButtonProps = { icon: IconName; label: string } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={classNames('tx-icon-button', className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}

function lookClass(look: NonNullable<Look['look']>, block: boolean | undefined): string {
  return classNames('tx-button', `tx-button-${look}`, block && 'tx-button-block')
}

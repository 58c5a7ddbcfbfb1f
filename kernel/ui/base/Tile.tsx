import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import './tile.css'

interface TileProps {
  to: string
  title: string
  /** Before the words: what kind it is. */
  sign?: ReactNode
  /** Above the words, as wide as they are. */
  picture?: ReactNode
  /** How it stands, at the bottom. */
  state?: ReactNode
  /** Beside that, in small words. */
  aside?: ReactNode
  /** Lines under the title. */
  children?: ReactNode
}

/** One thing among others: what it is, what it says, how it stands. One press opens it. */
export function Tile({ to, title, sign, picture, state, aside, children }: TileProps) {
  return (
    <Link to={to} className={classNames('tx-tile', Boolean(picture) && 'tx-tile-pictured')}>
      {picture ?? sign}
      <span className="tx-tile-words">
        <span className="tx-tile-title">{title}</span>
        {children}
        {(state || aside) && (
          <span className="tx-tile-foot">
            {state}
            {aside && <span className="tx-tile-aside">{aside}</span>}
          </span>
        )}
      </span>
    </Link>
  )
}

interface TileSignProps {
  icon: IconName
  /** Where a small picture is, which then stands there instead. */
  picture?: string | null
  children?: ReactNode
}

/** What kind of thing it is: a sign, and a word where that says more. Decoration beside the title: of a picture nothing is read aloud. */
export function TileSign({ icon, picture, children }: TileSignProps) {
  if (picture)
    return (
      <span className="tx-tile-sign tx-tile-sign-pictured">
        <img src={picture} alt="" loading="lazy" />
      </span>
    )
  return (
    <span className="tx-tile-sign">
      <Icon name={icon} size="1.6rem" />
      {children}
    </span>
  )
}

/** One fact about it. A text of several lines is cut after the second. */
export function TileLine({ icon, text = false, children }: { icon?: IconName; text?: boolean; children: ReactNode }) {
  return (
    <span className={classNames('tx-tile-line', text && 'tx-tile-text')}>
      {icon && <Icon name={icon} size="1.1em" />}
      {children}
    </span>
  )
}

/** Tiles side by side, as many as there is room for. */
export function Tiles<Item extends { id: string }>({ items, children }: { items: readonly Item[]; children: (item: Item) => ReactNode }) {
  return (
    <ul className="tx-tiles">
      {items.map((item) => (
        <li key={item.id}>{children(item)}</li>
      ))}
    </ul>
  )
}

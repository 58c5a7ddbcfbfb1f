import { Fragment, type ReactNode } from 'react'

/** Facts one below the other, each beside its name; what there is nothing to say of is left out. */
export function FactLines({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="tx-facts">
      {facts
        .filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(({ label, value }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}

import { useState, type FormEvent } from 'react'
import { focusFirstFault } from './focus-fault.ts'

export type Faults<Name extends string> = Partial<Record<Name, string>>

/** What belongs to the control of one line. */
export type OnLine<Name extends string> = (name: Name) => { name: string; value: string; onChange: (value: string) => void }

interface Typing<Name extends string> {
  first: Record<Name, string> | (() => Record<Name, string>)
  /** What is wrong before anything is sent, in the order of the page. */
  check: (typed: Record<Name, string>) => Faults<Name>
  send: { mutate: (typed: Record<Name, string>) => void; reset: () => void }
}

/** A form of single lines: what is typed, what is wrong, and that typing on takes the complaint away. */
export function useTyped<Name extends string>({ first, check, send }: Typing<Name>) {
  const [typed, type] = useState(first)
  const [faults, setFaults] = useState<Faults<Name>>({})
  const on: OnLine<Name> = (name) => ({
    name,
    value: typed[name],
    onChange: (value) => {
      type({ ...typed, [name]: value })
      setFaults({ ...faults, [name]: undefined })
      send.reset()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = check(typed)
    setFaults(found)
    if (Object.keys(found).length === 0) send.mutate(typed)
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return { on, faults, onSubmit }
}

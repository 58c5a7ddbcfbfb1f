import type { State } from './proposals.types.ts'

// In the order of a proposal's life; a missing one fails the type.
const order: Record<State, true> = {
  draft: true,
  seconding: true,
  submitted: true,
  correcting: true,
  in_review: true,
  accepted: true,
  merged: true,
  converted: true,
  not_accepted: true,
  appealed: true,
  proposed: true,
  assigned: true,
  reassigning: true,
  handling: true,
  sign_off: true,
  signed: true,
  replied: true,
  checking: true,
  escalated: true,
  tracked: true,
  done: true,
  lapsed: true,
  withdrawn: true,
}

export const stateKeys = Object.keys(order).filter((key): key is State => Object.hasOwn(order, key))

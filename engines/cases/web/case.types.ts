import type { InferContractRouterOutputs } from '@orpc/contract'
import type { ReactNode } from 'react'
import type { ControlProps } from '../../../kernel/ui/base/Field.tsx'
import type { casesContract } from '../cases.contract.ts'

type Cases = InferContractRouterOutputs<typeof casesContract>

export type CaseView = Cases['read']
export type CaseAction = CaseView['actions'][number]
export type Waiting = CaseView['waiting'][number]
export type TimelineEntry = CaseView['timeline'][number]
export type CaseFile = CaseView['files'][number]
export type Audience = CaseFile['audience']
export type Acted = Cases['act']
export type InboxItem = Cases['inbox']['items'][number]
export type Delegation = Cases['delegate']
export type Template = Cases['saveTemplate']
export type Supervised = Cases['supervise']['items'][number]
export type CaseStatistics = Cases['statistics']
export type ProcessWords = Cases['process']

/** The part of a deadline that every list and case carries. */
export type DueShown = Pick<Waiting, 'dueAt' | 'overdue' | 'workingDaysLeft' | 'uncounted'>

/** A person or unit in a form: its name goes with it, so that a draft shows it on another device. */
export interface Picked {
  id: string
  name: string
}

/** An input that only one module knows, under the name that its form's `x-widget` gives. */
export type CaseWidget = (control: ControlProps & { label: string; view: CaseView; value: unknown; onChange: (value: unknown) => void }) => ReactNode

/** What the page of one process adds to the panel that all share. */
export interface CaseKit {
  widgets?: Readonly<Record<string, CaseWidget>>
  /** What a form begins with, by action; people and units as `Picked`. A draft comes before it. */
  initial?: (action: CaseAction) => Readonly<Record<string, unknown>>
  /** Above the fields of an action's form, or in the question before it. */
  intro?: (action: CaseAction) => ReactNode
  /** Actions that the page offers in its own way and the panel leaves out. */
  omit?: readonly string[]
  /** After an action: where its result is told. */
  onActed?: (action: CaseAction, result: Acted) => void
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { ImportBatch, RowOutcome } from '../members.types.ts'
import { ImportRows } from './ImportRows.tsx'
import { importsTexts } from './imports.texts.ts'
import { inGroups } from './in-groups.ts'
import { MissingPeople } from './MissingPeople.tsx'

const kinds = ['create', 'update', 'unchanged', 'conflict', 'error', 'missing'] as const
type Kind = (typeof kinds)[number]

const notes = {
  create: 'noteCreate',
  update: 'noteUpdate',
  unchanged: 'noteUnchanged',
  conflict: 'noteConflict',
  error: 'noteError',
  missing: 'noteMissing',
} as const

/** What needs a hand is shown first. */
const firstLook: readonly Kind[] = ['error', 'conflict', 'update', 'create', 'unchanged']

/** The counts as tiles, and below them the rows of the tile that is pressed. */
export function RowsPart({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  const shown = kinds.find((kind) => kind === search['rows']) ?? firstLook.find((kind) => batch.counts[kind] > 0) ?? 'create'
  return (
    <>
      <div className="im-tiles" role="tablist" aria-label={say('resultTitle')}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            role="tab"
            id={`im-tab-${kind}`}
            aria-controls="im-rows"
            className="im-tile"
            aria-selected={kind === shown}
            onClick={() => void navigate({ to: '.', search: { rows: kind }, replace: true, resetScroll: false })}
          >
            <span>{say(kind)}</span>
            <strong>{inGroups(batch.counts[kind])}</strong>
            <span className="tx-quiet">{say(notes[kind])}</span>
          </button>
        ))}
      </div>
      <div id="im-rows" role="tabpanel" aria-labelledby={`im-tab-${shown}`}>
        {shown === 'missing' ? <MissingPeople batch={batch} /> : <ImportRows key={shown} batch={batch} outcome={shown satisfies RowOutcome} />}
      </div>
    </>
  )
}

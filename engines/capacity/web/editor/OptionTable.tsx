import type { ClipboardEvent } from 'react'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { editorTexts } from './editor.texts.ts'
import type { OptionRow } from './offer-draft.ts'
import { cellsOf, rowsFromSheet } from './paste-rows.ts'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'
import { newRow } from './use-offer-draft.ts'
import { TimeInput } from './WhatStep.tsx'

/** The options, a row each; rows of a sheet can be pasted. */
export function OptionTable({ offer, draft }: StepProps) {
  const say = useTexts(editorTexts)
  const { rows, changeRows } = draft
  const put = (key: string, change: Partial<OptionRow>) => changeRows(rows.map((row) => (row.key === key ? { ...row, ...change } : row)))
  const paste = (at: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    const cells = cellsOf(text)
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return
    event.preventDefault()
    const pasted = rowsFromSheet(text, randomKey)
    // The row pasted into gives way where nothing stands in it.
    const [before, here, after] = [rows.slice(0, at), rows.slice(at, at + 1).filter(({ title }) => title !== ''), rows.slice(at + 1)]
    changeRows([...before, ...here, ...pasted, ...after])
  }
  return (
    <Card title={say('options')}>
      <div className="tx-stack">
        <p className="tx-note">{say('optionsHelp')}</p>
        {rows.map((row, at) => (
          <OptionFields
            key={row.key}
            row={row}
            no={at + 1}
            tagWhy={offer.state === 'draft' || row.id === null ? null : say('tagStands')}
            onChange={(change) => put(row.key, change)}
            onPaste={paste(at)}
            {...(at > 0 ? { onUp: () => changeRows(rows.toSpliced(at - 1, 2, row, ...rows.slice(at - 1, at))) } : {})}
            {...(offer.state === 'draft' || row.id === null ? { onRemove: () => changeRows(rows.filter(({ key }) => key !== row.key)) } : {})}
          />
        ))}
        <div>
          <Button icon="plus" onClick={() => changeRows([...rows, newRow()])}>
            {say('addOption')}
          </Button>
        </div>
        {draft.facts.mode === 'choice' && <DefaultOption offer={offer} draft={draft} />}
      </div>
    </Card>
  )
}

interface OptionFieldsProps {
  row: OptionRow
  no: number
  /** Why its label cannot change any more; null: it can. */
  tagWhy: string | null
  onChange: (change: Partial<OptionRow>) => void
  onPaste: (event: ClipboardEvent) => void
  onUp?: () => void
  onRemove?: () => void
}

function OptionFields({ row, no, tagWhy, onChange, onPaste, onUp, onRemove }: OptionFieldsProps) {
  const say = useTexts(editorTexts)
  const name = row.title || say('optionNo', { no })
  return (
    <fieldset className="tx-set ce-option">
      <legend>{say('optionNo', { no })}</legend>
      <Field label={say('optionTitle')}>
        {(control) => <TextInput {...control} maxLength={80} value={row.title} onPaste={onPaste} onChange={(title) => onChange({ title })} />}
      </Field>
      <Field label={say('optionStarts')} optional>
        {(control) => <TimeInput control={control} value={row.startsAt} onChange={(startsAt) => onChange({ startsAt })} />}
      </Field>
      <Field label={say('optionEnds')} optional>
        {(control) => <TimeInput control={control} value={row.endsAt} onChange={(endsAt) => onChange({ endsAt })} />}
      </Field>
      <Field label={say('optionPlace')} optional>
        {(control) => <TextInput {...control} maxLength={120} value={row.place} onChange={(place) => onChange({ place })} />}
      </Field>
      <Field label={say('optionNote')} optional>
        {(control) => <TextInput {...control} maxLength={500} value={row.note} onChange={(note) => onChange({ note })} />}
      </Field>
      <Field label={say('optionTag')} help={tagWhy ?? say('optionTagHelp')} optional>
        {(control) => <TextInput {...control} maxLength={40} disabled={tagWhy !== null} value={row.tag} onChange={(tag) => onChange({ tag })} />}
      </Field>
      <span className="ce-tools">
        {onUp && (
          <Button look="quiet" onClick={onUp} aria-label={say('moveUp', { title: name })}>
            ↑
          </Button>
        )}
        {onRemove && <IconButton icon="close" label={say('removeOption', { title: name })} onClick={onRemove} />}
      </span>
    </fieldset>
  )
}

function DefaultOption({ offer, draft: { facts, rows, change } }: StepProps) {
  const say = useTexts(editorTexts)
  const frozen = useFrozen(offer)
  return (
    <Field label={say('defaultOption')} optional help={frozen('defaultOptionId')}>
      {(control) => (
        <Select
          {...control}
          disabled={frozen('defaultOptionId') !== null}
          value={facts.defaultOptionId ?? ''}
          placeholder={say('defaultNone')}
          options={rows.flatMap(({ id, title }) => (id === null ? [] : [{ value: id, label: title }]))}
          onChange={(value) => change({ defaultOptionId: value === '' ? null : value })}
        />
      )}
    </Field>
  )
}

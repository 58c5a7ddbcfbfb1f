import { IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { PersonPicker } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { placesOfKind } from '../../organisation.shapes.ts'
import type { TreeNode } from '../organisation.types.ts'
import { DestinationFields } from './DestinationFields.tsx'
import type { PartDraft } from './drafts.ts'
import { reorganiseTexts } from './reorganise.texts.ts'

interface PartFieldsProps {
  number: number
  part: PartDraft
  unit: TreeNode
  nodes: readonly TreeNode[]
  onChange: (change: Partial<PartDraft>) => void
  onRemove: (() => void) | null
}

/** Where one part of a split goes, and who is named to go with it. */
export function PartFields({ number, part, unit, nodes, onChange, onRemove }: PartFieldsProps) {
  const say = useTexts(reorganiseTexts)
  const title = say('part', { number })
  return (
    <section className="og-part" aria-label={title}>
      <div className="og-head-line">
        <strong>{title}</strong>
        {onRemove && <IconButton icon="close" label={say('removePart', { number })} onClick={onRemove} />}
      </div>
      <DestinationFields
        label={say('partTo')}
        value={part}
        existing={nodes.filter((node) => node.kind === unit.kind && node.id !== unit.id)}
        parents={nodes.filter((node) => placesOfKind[unit.kind].includes(node.kind) && node.id !== unit.id)}
        usualParentId={unit.parentId}
        onChange={onChange}
      />
      {(unit.kind === 'branch' || unit.kind === 'group') && <PartPeople part={part} unit={unit} onChange={onChange} />}
    </section>
  )
}

function PartPeople({ part, unit, onChange }: Pick<PartFieldsProps, 'part' | 'unit' | 'onChange'>) {
  const say = useTexts(reorganiseTexts)
  const search = async (q: string) => {
    const { items } = await api.members.list({ ...(q ? { q } : {}), unitId: unit.id, limit: 50 })
    // Members of a group below go with their group.
    const here = unit.kind === 'group' ? items : items.filter(({ groupName }) => groupName === null)
    return here.map(({ id, name, staffNo, unitName }) => ({ id, name, no: staffNo, unitName }))
  }
  const without = (id: string) => part.people.filter((person) => person.id !== id)
  return (
    <Field label={say('partPeople')} help={say('partPeopleHelp')} optional>
      {(control) => (
        <>
          {part.people.length > 0 && (
            <ul className="og-chips">
              {part.people.map((person) => (
                <li key={person.id}>
                  <Chip>{person.name}</Chip>
                  <IconButton icon="close" label={say('remove', { name: person.name })} onClick={() => onChange({ people: without(person.id) })} />
                </li>
              ))}
            </ul>
          )}
          <PersonPicker control={control} value={null} search={search} onChange={(person) => person && onChange({ people: [...without(person.id), person] })} />
        </>
      )}
    </Field>
  )
}

import { Icon } from '../../base/Icon.tsx'
import { Popover } from '../../base/Popover.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { toggledColumns } from './columns.ts'
import type { Column } from './table.types.ts'

interface ColumnChooserProps<Row> {
  columns: readonly Column<Row>[]
  visible: readonly Column<Row>[]
  onChoose: (keys: readonly string[]) => void
}

export function ColumnChooser<Row>({ columns, visible, onChoose }: ColumnChooserProps<Row>) {
  const say = useTexts(deskTexts)
  return (
    <Popover
      buttonClass="tx-button tx-button-plain"
      title={say('columns')}
      button={
        <>
          <Icon name="columns" />
          <span>{say('columns')}</span>
        </>
      }
    >
      {() => (
        <div className="tb-editor" role="group" aria-label={say('columns')}>
          <div className="tb-options">
            {columns.map((column, index) => (
              <label key={column.key} className="tb-option">
                <input type="checkbox" disabled={index === 0} checked={visible.includes(column)} onChange={() => onChoose(toggledColumns(columns, visible, column.key))} />
                <span>{column.title}</span>
              </label>
            ))}
          </div>
        </div>
      )}
    </Popover>
  )
}

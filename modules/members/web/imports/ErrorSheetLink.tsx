import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'

/** The rows that were held back as a sheet of their own, to be mended and uploaded again; nothing where there are none. */
export function ErrorSheetLink({ batch }: { batch: ImportBatch }) {
  const say = useTexts(importsTexts)
  const held = batch.counts.error + batch.counts.conflict
  if (held === 0) return null
  return (
    <a className="tx-button tx-button-plain" href={`${apiPrefix}/member-imports/${batch.id}/errors.xlsx`} download>
      <Icon name="download" />
      <span>{say('errorSheet')}</span>
    </a>
  )
}

import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { importsTexts } from './imports.texts.ts'

/** The first sheet of a university often comes before its branches are entered: they can be set up from the names that stand in it. */
export function NewBranches({ names, busy, onConfirm }: { names: readonly string[]; busy: boolean; onConfirm: () => void }) {
  const say = useTexts(importsTexts)
  const [asking, ask] = useState(false)
  return (
    <>
      <Button busy={busy} onClick={() => ask(true)}>
        {say('newBranches', { count: names.length })}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say('newBranchesTitle', { count: names.length })}
        action={say('newBranchesAction')}
        onConfirm={() => {
          ask(false)
          onConfirm()
        }}
        onClose={() => ask(false)}
      >
        <p>{say('newBranchesBody')}</p>
        <ul>
          {names.map((name) => (
            <li key={name}>{branchName(name)}</li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  )
}

/** Sets them up below the university from that day on; answers which branch each name means. */
export async function setUpBranches(names: readonly string[], effectiveOn: string): Promise<Record<string, string>> {
  const { nodes } = await api.organisation.tree({})
  const root = nodes.find(({ kind }) => kind === 'university')
  const made: Record<string, string> = {}
  for (const name of names) {
    const { id } = await api.organisation.create({
      parentId: root?.id ?? '',
      kind: 'branch',
      committeeKind: null,
      name: branchName(name),
      // As the sheet calls it: so the next one is understood at once.
      shortName: name.length <= 20 && name !== branchName(name) ? name : null,
      campusId: root?.campusId ?? null,
      effectiveOn,
      documentNo: null,
      reason: null,
    })
    made[name] = id
  }
  return made
}

function branchName(name: string): string {
  return name.endsWith('工会') ? name : `${name}分工会`
}

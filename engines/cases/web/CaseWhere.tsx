import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { PrintButton } from '../../../kernel/ui/desk/PrintButton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual, type Bilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import type { CaseView, ProcessWords } from './case.types.ts'
import { casesTexts } from './cases.texts.ts'
import './where.css'

type Placed = Pick<CaseView, 'process' | 'state' | 'timeline'>

/** “走到哪一步了”: the way it has come, where it is and what may follow, in words; the whole process as a drawing. */
export function CaseWhere({ view }: { view: Placed }) {
  const say = useTexts(casesTexts)
  const process = useQuery(query.cases.process.queryOptions({ input: { process: view.process, state: view.state }, staleTime: Infinity }))
  return (
    <Card title={say('where')}>
      {process.isPending && <SkeletonRows rows={2} />}
      {process.isError && <ErrorState error={process.error} onRetry={() => void process.refetch()} />}
      {process.isSuccess && (
        <>
          <Way view={view} process={process.data} />
          <Drawing process={process.data} />
        </>
      )}
    </Card>
  )
}

function Way({ view, process }: { view: Placed; process: ProcessWords }) {
  const say = useTexts(casesTexts)
  const words = useBilingual()
  const titleOf = (name: string) => {
    const state = process.states.find((each) => each.name === name)
    return state ? words(state.title) : name
  }
  const next = process.actions
    .filter((action) => action.from.includes(view.state))
    .flatMap((action) =>
      action.to
        .filter((to) => to !== 'same' && to !== view.state)
        .map((to) => ({ key: `${action.name} ${to}`, action: words(action.title), who: words(action.who), to: titleOf(to) })),
    )
  return (
    <>
      <ol className="cw-way">
        {passedStates(view.timeline).map((left, index) => (
          <li key={index}>
            <Icon name="check" size="1.1em" />
            <span>{words(left)}</span>
            <span className="tx-hidden">{say('wherePassed')}</span>
          </li>
        ))}
        <li className="cw-here" aria-current="step">
          <Icon name="forward" size="1.1em" />
          <span>{titleOf(view.state)}</span>
          <span className="cw-mark">{say('whereHere')}</span>
        </li>
      </ol>
      {next.length > 0 && (
        <div className="cw-next">
          <h3>{say('whereNext')}</h3>
          <ul>
            {next.map(({ key, ...values }) => (
              <li key={key}>{say('whereNextLine', values)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** The states that were left, in their order; what happened within a state leaves none. */
function passedStates(timeline: CaseView['timeline']): Bilingual[] {
  return timeline.toSorted((one, other) => one.sequence - other.sequence).flatMap(({ from, to }) => (from && from.zh !== to.zh ? [from] : []))
}

function Drawing({ process }: { process: ProcessWords }) {
  const say = useTexts(casesTexts)
  const [shown, show] = useState(false)
  return (
    <>
      <div className="cw-buttons tx-no-print">
        <Button look="quiet" aria-haspopup="dialog" onClick={() => show(true)}>
          {say('whereShow')}
        </Button>
        <PrintButton />
      </div>
      {shown && <DrawingDialog process={process} onClose={() => show(false)} />}
    </>
  )
}

/** As large as the screen allows: so many steps cannot be read beside the text. */
function DrawingDialog({ process, onClose }: { process: ProcessWords; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const sayBase = useTexts(baseTexts)
  const words = useBilingual()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const title = say('whereDrawing', { process: words(process.title) })
  return (
    <dialog ref={dialog} className="cw-dialog" aria-labelledby={id} onClose={onClose}>
      <div className="cw-dialog-head">
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={sayBase('close')} onClick={onClose} />
      </div>
      {/* As a picture, not as markup: what a drawing says can then do nothing to the page. */}
      <img className="cw-drawing" src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(words(process.svg))}`} alt={title} />
    </dialog>
  )
}

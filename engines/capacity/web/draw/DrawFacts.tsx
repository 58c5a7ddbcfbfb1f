import type { InferContractRouterOutputs } from '@orpc/contract'
import { Icon } from '../../../../kernel/ui/base/Icon.tsx'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../../web/api.ts'
import type { drawContract } from '../../draw/draw.contract.ts'
import { useTimes } from '../use-times.ts'
import { drawTexts } from './draw.texts.ts'

export type Draw = InferContractRouterOutputs<typeof drawContract>['show']

/** What binds a draw, and once it was held its result, my own code, and the record by which anybody checks it. */
export function DrawFacts({ draw }: { draw: Draw }) {
  const say = useTexts(drawTexts)
  const times = useTimes()
  const { commitment, committedAt, publicSource, publicValue, drawnAt, counts, mine } = draw
  return (
    <>
      <dl className="cp-facts">
        <div>
          <dt>{`${say('commitment')} · ${say('committedAt', { at: times.at(committedAt) })}`}</dt>
          <dd>
            <code>{commitment}</code>
          </dd>
        </div>
        {publicSource && (
          <div>
            <dt>{say('publicNumber')}</dt>
            <dd>{publicValue ? labelled(publicSource, publicValue) : publicSource}</dd>
          </div>
        )}
        {mine && (
          <div>
            <dt>{say('myCode')}</dt>
            <dd>
              <code>{mine.code}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{say('myResult')}</dt>
          <dd>
            {drawnAt === null || counts === null
              ? say('notYet')
              : [mine?.outcome && say(`outcome_${mine.outcome}`), say('counts', counts), say('drawnAt', { at: times.at(drawnAt) })].filter(Boolean).join(' · ')}
          </dd>
        </div>
      </dl>
      {drawnAt !== null && (
        <a className="tx-button tx-button-plain" href={`${apiPrefix}/offers/${draw.offerId}/draw.json`} download>
          <Icon name="download" />
          <span>{say('record')}</span>
        </a>
      )}
    </>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { retention } from '../settings.contract.ts'
import { channelsTexts } from './channels.texts.ts'
import './notify.css'

/** How long messages are kept, as one sentence, and the way to change it. */
export function RetentionCard() {
  const say = useTexts(channelsTexts)
  const client = useQueryClient()
  const kept = useQuery(query.notify.channels.readRetention.queryOptions())
  const [changing, change] = useState(false)
  if (!kept.data) return null
  return (
    <Card title={say('retention')}>
      <div className="nt-stack">
        <p>{say('retentionSentence', { count: kept.data.keptDays })}</p>
        <div>
          <Button icon="edit" onClick={() => change(true)}>
            {say('changeRetention')}
          </Button>
        </div>
      </div>
      {changing && (
        <FormDrawer
          schema={retention}
          title={say('changeRetention')}
          action={say('saveRetention')}
          initial={kept.data}
          fields={{ keptDays: { label: say('keptDays'), help: say('keptDaysHelp'), unit: say('dayUnit') }, version: { hidden: true } }}
          onSubmit={async (values) => {
            await api.notify.channels.changeRetention(values)
            toast(say('retentionSaved'))
            await client.invalidateQueries({ queryKey: query.notify.channels.readRetention.key() })
          }}
          onClose={() => change(false)}
        />
      )}
    </Card>
  )
}

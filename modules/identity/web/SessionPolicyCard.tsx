import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { sessionPolicy } from '../sessions.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import './accounts.css'

/** How long sign-ins last, as one sentence, and the way to change it. */
export function SessionPolicyCard() {
  const say = useTexts(accountsTexts)
  const client = useQueryClient()
  const policy = useQuery(query.identity.sessions.readPolicy.queryOptions())
  const [changing, change] = useState(false)
  if (!policy.data) return null
  const { idleMinutes, longestDays } = policy.data
  const idle = idleMinutes % 60 === 0 ? say('hours', { count: idleMinutes / 60 }) : say('minutes', { count: idleMinutes })
  return (
    <Card>
      <div className="ac-policy">
        <div>
          <strong>{say('policy')}</strong>
          <p className="tx-quiet">{say('policySentence', { idle, days: longestDays })}</p>
        </div>
        <Button icon="edit" aria-label={say('changePolicyTitle')} onClick={() => change(true)}>
          {say('changePolicy')}
        </Button>
      </div>
      {changing && (
        <FormDrawer
          schema={sessionPolicy}
          title={say('changePolicyTitle')}
          action={say('savePolicy')}
          initial={policy.data}
          fields={{
            idleMinutes: { label: say('idleMinutes'), help: say('idleHelp'), unit: say('minuteUnit') },
            longestDays: { label: say('longestDays'), help: say('longestHelp'), unit: say('dayUnit') },
            version: { hidden: true },
          }}
          onSubmit={async (values) => {
            await api.identity.sessions.changePolicy(values)
            toast(say('policySaved'))
            await client.invalidateQueries({ queryKey: query.identity.sessions.readPolicy.key() })
          }}
          onClose={() => change(false)}
        />
      )}
    </Card>
  )
}

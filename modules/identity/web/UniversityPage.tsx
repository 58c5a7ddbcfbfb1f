import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { Facts } from '../../../kernel/ui/desk/RecordPage.tsx'
import { sayNow, useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { universityProfile } from '../university.contract.ts'
import { universityTexts } from './university.texts.ts'

/** What the university is called everywhere, and the way to change it. */
export function UniversityPage() {
  const say = useTexts(universityTexts)
  const profile = useQuery(query.identity.university.read.queryOptions())
  const [changing, change] = useState(false)
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      width="read"
      action={
        profile.data && (
          <Button look="primary" icon="edit" onClick={() => change(true)}>
            {say('change')}
          </Button>
        )
      }
    >
      <Card>
        {profile.isPending && <SkeletonRows rows={2} />}
        {profile.isError && <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />}
        {profile.data && (
          <Facts
            facts={[
              { label: say('name'), value: profile.data.name },
              { label: say('shortName'), value: profile.data.shortName },
            ]}
          />
        )}
      </Card>
      <p className="tx-quiet">
        {say('unionBefore')}
        <Link to="/organisation">{say('organisation')}</Link>
        {say('unionAfter')}
      </p>
      {changing && profile.data && <ChangeName profile={profile.data} onClose={() => change(false)} />}
    </PageFrame>
  )
}

function ChangeName({ profile, onClose }: { profile: { name: string; shortName: string; version: number }; onClose: () => void }) {
  const say = useTexts(universityTexts)
  const client = useQueryClient()
  return (
    <FormDrawer
      schema={universityProfile}
      title={say('changeTitle')}
      action={say('save')}
      initial={profile}
      fields={{ name: { label: say('name'), help: say('nameHelp') }, shortName: { label: say('shortName'), help: say('shortNameHelp') }, version: { hidden: true } }}
      onSubmit={async (values) => {
        await api.identity.university.change(values)
        // The frame around every page bears the name too.
        await client.invalidateQueries()
        toast(sayNow(universityTexts)('saved', { name: values.name }))
      }}
      onClose={onClose}
    />
  )
}

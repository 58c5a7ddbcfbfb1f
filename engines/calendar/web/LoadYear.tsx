import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, unreadableCode } from '../../../kernel/ui/api-error.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { FileDrop } from '../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../web/api.ts'
import { calendarTexts } from './calendar.texts.ts'
import type { KnownYear, Reading, SpecialDay } from './calendar.types.ts'
import { linesOf } from './month-days.ts'
import { ReadingFindings } from './ReadingFindings.tsx'
import { SaveYear } from './SaveYear.tsx'
import { YearPicture } from './YearPicture.tsx'

const mostTextLength = 12_000
const maxBytes = 2 * 1024 * 1024

interface LoadYearProps {
  year: number
  /** What is known of it stands in the text to be changed. */
  days: readonly SpecialDay[]
  years: readonly KnownYear[]
}

export function LoadYear({ year, days, years }: LoadYearProps) {
  const say = useTexts(calendarTexts)
  // The lines are read again by the server, which knows the Chinese words.
  const [text, setText] = useState(linesOf(days, { holiday: '放假', makeup: '上班' }))
  const reading = useMutation({ mutationFn: (given: string) => api.calendar.read({ year, text: given }) })
  const take = (given: string) => {
    setText(given)
    reading.mutate(given)
  }
  const read = reading.data
  return (
    <>
      <Card>
        <div className="tx-stack">
          <Field label={say('text')} help={say('textHelp')}>
            {(control) => (
              <textarea {...control} className="tx-input wd-text" rows={12} maxLength={mostTextLength} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <p>
            <Button look={read ? 'plain' : 'primary'} busy={reading.isPending} disabled={text.trim() === ''} onClick={() => reading.mutate(text)}>
              {say('read')}
            </Button>
          </p>
          <FileDrop
            label={say('drop')}
            extensions={['.xlsx', '.xls', '.csv']}
            maxBytes={maxBytes}
            upload={async (file, call) => textOf(await uploadFile(`${apiPrefix}/working-days/files`, file, call))}
            onUploaded={take}
          />
        </div>
      </Card>
      {reading.isError && (
        <Banner tone="bad" urgent>
          {reading.error.message}
        </Banner>
      )}
      {read && (
        <Preview reading={read} asked={year}>
          {text === reading.variables ? (
            <SaveYear key={read.year} reading={read} known={years.find((known) => known.year === read.year) ?? null} />
          ) : (
            <Banner tone="warn">{say('changed')}</Banner>
          )}
        </Preview>
      )}
    </>
  )
}

function Preview({ reading, asked, children }: { reading: Reading; asked: number; children: React.ReactNode }) {
  const say = useTexts(calendarTexts)
  const { year } = reading
  return (
    <>
      {year !== asked && <Banner tone="warn">{say('otherYear', { year })}</Banner>}
      <ReadingFindings reading={reading} />
      {reading.days.length > 0 && (
        <Card title={say('preview', { year })}>
          <div className="tx-stack">
            <p className="tx-quiet">{say('previewLead')}</p>
            <YearPicture year={year} days={reading.days} />
            {reading.missing.length === 0 && children}
          </div>
        </Card>
      )}
    </>
  )
}

function textOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'text' in answer && typeof answer.text === 'string') return answer.text
  throw new ApiError({ code: unreadableCode, message: '' }, 502)
}

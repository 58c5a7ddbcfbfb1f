import { useState } from 'react'
import { Banner } from '../../base/Banner.tsx'
import { Button } from '../../base/Button.tsx'
import { Icon } from '../../base/Icon.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { ProgressBar } from '../ProgressBar.tsx'
import { kindsOf, sizeWords } from './file-rules.ts'
import { useUpload, type UploadOptions } from './use-upload.ts'
import './file-drop.css'

/** A place to drop one file or choose it by key or press; says at once what cannot be taken and why. */
export function FileDrop<Result>({ label, ...options }: UploadOptions<Result> & { label: string }) {
  const say = useTexts(deskTexts)
  const { sending, fault, take } = useUpload(options)
  const [over, setOver] = useState(false)
  if (sending)
    return (
      <div className="fd-box fd-sending">
        <ProgressBar label={say('uploading', { name: sending.name })} share={sending.share} />
        <Button onClick={sending.stop}>{say('cancelUpload')}</Button>
      </div>
    )
  return (
    <div className="fd-outer">
      <div className={over ? 'fd-box fd-over' : 'fd-box'}>
        {/* Covers the box unseen: the browser's own file input takes drops, presses and keys. */}
        <input
          type="file"
          className="fd-input"
          aria-label={label}
          accept={options.extensions.join(',')}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Icon name="upload" size="2rem" />
        <strong>{over ? say('dropNow') : say('dropHere')}</strong>
        <span className="tx-quiet">
          {say('accepted', { kinds: kindsOf(options) })} · {say('upTo', { size: sizeWords(options.maxBytes) })}
        </span>
      </div>
      {fault && (
        <Banner tone="bad" urgent>
          {fault}
        </Banner>
      )}
    </div>
  )
}

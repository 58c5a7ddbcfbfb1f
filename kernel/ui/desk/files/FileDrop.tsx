import { useId, useState, type DragEvent } from 'react'
import { baseTexts } from '../../base/base.texts.ts'
import { Banner } from '../../base/Banner.tsx'
import { Button } from '../../base/Button.tsx'
import { describeError } from '../../base/ErrorState.tsx'
import { Icon } from '../../base/Icon.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { ProgressBar } from '../ProgressBar.tsx'
import { fileFault, kindsOf, sizeWords, type FileRules } from './file-rules.ts'
import './file-drop.css'

interface FileDropProps<Result> extends FileRules {
  label: string
  /** Usually `uploadFile(path, file, call)`. */
  upload: (file: File, call: { onProgress: (share: number) => void; signal: AbortSignal }) => Promise<Result>
  onUploaded: (result: Result, file: File) => void
}

type Sending = { name: string; share: number; stop: () => void }

/** A place to drop one file or choose it by key or press; says at once what cannot be taken and why. */
export function FileDrop<Result>({ label, upload, onUploaded, ...rules }: FileDropProps<Result>) {
  const say = useTexts(deskTexts)
  const sayBase = useTexts(baseTexts)
  const id = useId()
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)
  const [fault, setFault] = useState<string | null>(null)

  const take = async (file: File | undefined) => {
    if (!file) return
    const found = fileFault(file, rules)
    setFault(found ? say(found.key, found.values) : null)
    if (found) return
    const control = new AbortController()
    const progress = (share: number) => setSending({ name: file.name, share, stop: () => control.abort() })
    progress(0)
    try {
      onUploaded(await upload(file, { onProgress: progress, signal: control.signal }), file)
    } catch (error) {
      if (!control.signal.aborted) setFault(`${say('uploadFailed', { name: file.name })}：${describeError(error, sayBase).message}`)
    } finally {
      setSending(null)
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  if (sending)
    return (
      <div className="fd-box fd-sending">
        <ProgressBar label={say('uploading', { name: sending.name })} share={sending.share} />
        <Button onClick={sending.stop}>{say('cancelUpload')}</Button>
      </div>
    )
  return (
    <div className="fd-outer">
      <label className={over ? 'fd-box fd-over' : 'fd-box'} htmlFor={id} onDragOver={(event) => event.preventDefault()} onDragEnter={() => setOver(true)} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        <input
          id={id}
          type="file"
          className="tx-hidden"
          aria-label={label}
          accept={rules.extensions.join(',')}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Icon name="upload" size="2rem" />
        <strong>{over ? say('dropNow') : say('dropHere')}</strong>
        <span className="tx-quiet">
          {say('accepted', { kinds: kindsOf(rules) })} · {say('upTo', { size: sizeWords(rules.maxBytes) })}
        </span>
      </label>
      {fault && (
        <Banner tone="bad" urgent>
          {fault}
        </Banner>
      )}
    </div>
  )
}

import { useState } from 'react'
import { baseTexts } from '../../base/base.texts.ts'
import { describeError } from '../../base/ErrorState.tsx'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { fileFault, type FileRules } from './file-rules.ts'

export interface UploadOptions<Result> extends FileRules {
  /** Usually `uploadFile(path, file, call)`. */
  upload: (file: File, call: { onProgress: (share: number) => void; signal: AbortSignal }) => Promise<Result>
  onUploaded: (result: Result, file: File) => void
}

interface Sending {
  name: string
  share: number
  stop: () => void
}

/** Checks a chosen file, sends it and says how far it is; a fault is a sentence for the person. */
export function useUpload<Result>({ upload, onUploaded, ...rules }: UploadOptions<Result>) {
  const say = useTexts(deskTexts)
  const sayBase = useTexts(baseTexts)
  const [sending, setSending] = useState<Sending | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const send = async (file: File) => {
    const control = new AbortController()
    const progress = (share: number) => setSending({ name: file.name, share, stop: () => control.abort() })
    progress(0)
    try {
      onUploaded(await upload(file, { onProgress: progress, signal: control.signal }), file)
    } catch (error) {
      if (!control.signal.aborted) setFault(`${say('uploadFailed', { name: file.name })} ${describeError(error, sayBase).message}`)
    } finally {
      setSending(null)
    }
  }
  const take = (file: File | undefined) => {
    if (!file) return
    const found = fileFault(file, rules)
    setFault(found ? say(found.key, found.values) : null)
    if (!found) void send(file)
  }
  return { sending, fault, take }
}

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { checkinTexts } from './checkin.texts.ts'

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}

const lookMs = 250
/** The same code before the lens counts once. */
const againMs = 4_000

/** Reads codes by the camera where the browser can; elsewhere says so, and in the words of `unable` what to do instead. */
export function Camera({ onScan, unable }: { onScan: (code: string) => void; unable?: string }) {
  const say = useTexts(checkinTexts)
  const [open, setOpen] = useState(false)
  const [refused, refuse] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const heard = useEffectEvent(onScan)
  const detector = makeDetector()
  const able = detector !== null
  useEffect(() => {
    if (!open || !video.current || !able) return
    return watch(video.current, { onScan: (code) => heard(code), onRefused: () => refuse(true) })
  }, [open, able])
  if (!able) return <p className="tx-note">{unable ?? say('cameraNone')}</p>
  const toggle = () => {
    refuse(false)
    setOpen(!open)
  }
  return (
    <div className="tx-stack">
      {open && <video ref={video} className="cp-video" muted playsInline aria-label={say('camera')} />}
      {refused && (
        <Banner tone="warn" urgent>
          {say('cameraRefused')}
        </Banner>
      )}
      <div>
        <Button onClick={toggle}>{say(open ? 'cameraStop' : 'camera')}</Button>
      </div>
    </div>
  )
}

function makeDetector(): Detector | null {
  // Not in the DOM's types yet: a class that is given formats and has `detect`.
  const { BarcodeDetector } = window as Window & { BarcodeDetector?: new (options: { formats: string[] }) => Detector }
  return BarcodeDetector && 'mediaDevices' in navigator ? new BarcodeDetector({ formats: ['qr_code'] }) : null
}

function watch(video: HTMLVideoElement, { onScan, onRefused }: { onScan: (code: string) => void; onRefused: () => void }): () => void {
  const detector = makeDetector()
  let stream: MediaStream | null = null
  let over = false
  let last = { code: '', at: 0 }
  const look = async () => {
    const [found] = (await detector?.detect(video)) ?? []
    if (!found || (found.rawValue === last.code && performance.now() - last.at < againMs)) return
    last = { code: found.rawValue, at: performance.now() }
    onScan(found.rawValue)
  }
  const start = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    video.srcObject = stream
    await video.play()
    while (!over) {
      // A frame that cannot be read is followed by another.
      await look().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }
  start().catch(() => !over && onRefused())
  return () => {
    over = true
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
}

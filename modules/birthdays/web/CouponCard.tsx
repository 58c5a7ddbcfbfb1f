import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { QrCode } from '../../../kernel/ui/base/QrCode.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { birthdaysTexts } from './birthdays.texts.ts'
import type { MyCoupon, MyProgramme } from './birthdays.types.ts'
import { PhaseChip } from './PhaseChip.tsx'

/** One coupon; the one that can be used shows its code at once. */
export function CouponCard({ coupon, begun }: { coupon: MyCoupon; begun: boolean }) {
  const say = useTexts(birthdaysTexts)
  const times = useTimes()
  const { treat, amount, year, phase, greeting, validUntil, usedOn, revokeReason } = coupon
  return (
    <Card title={treat} aside={<PhaseChip phase={phase} />}>
      <div className="tx-stack">
        {phase === 'open' && greeting && <p className="bd-greeting">{greeting}</p>}
        <div className="bd-between">
          <span className="bd-big">{say('amount', { amount })}</span>
          <span className="tx-note">{say('ofYear', { year })}</span>
        </div>
        {phase === 'open' && <Shown coupon={coupon} begun={begun} />}
        {phase === 'open' && <p>{say('validUntil', { day: times.day(validUntil) })}</p>}
        {phase === 'used' && usedOn && <p className="tx-note">{say('usedOn', { day: times.day(usedOn) })}</p>}
        {phase === 'lapsed' && <p className="tx-note">{say('lapsedOn', { day: times.day(validUntil) })}</p>}
        {revokeReason && <p className="tx-note">{say('revokedFor', { reason: revokeReason })}</p>}
        {phase === 'open' && <Shops shops={coupon.shops} />}
      </div>
    </Card>
  )
}

function Shown({ coupon: { code, qr }, begun }: { coupon: MyCoupon; begun: boolean }) {
  const say = useTexts(birthdaysTexts)
  const [shown, show] = useState(begun)
  return (
    <>
      {shown && (
        <div className="bd-code">
          <QrCode value={qr} label={say('qrLabel')} size={240} />
          <span className="bd-letters">{code}</span>
        </div>
      )}
      <p className="tx-note">{say('showHint')}</p>
      <div>
        <Button look={shown ? 'plain' : 'primary'} aria-expanded={shown} onClick={() => show(!shown)}>
          {say(shown ? 'hideCode' : 'showCode')}
        </Button>
      </div>
    </>
  )
}

export function Shops({ shops }: { shops: MyProgramme['shops'] }) {
  const say = useTexts(birthdaysTexts)
  if (shops.length === 0) return null
  return (
    <div className="bd-tight">
      <h3>{say('shops')}</h3>
      <ul className="bd-shops">
        {shops.map(({ id, name, address, contact }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className="tx-note">{[address, contact].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

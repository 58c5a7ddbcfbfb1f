import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import type { NewCoupon, Coupon } from './coupons.store.ts'

registerKinds({ 'birthday.coupon': { zh: '生日祝福和生日券', en: 'Birthday wishes and coupons' } })

type Told = NewCoupon & { greeting: string }

/** A warm word with the coupon. A person hears of the coupon of a year once, however often a job runs. */
export async function tellIssued(trx: Trx, coupons: readonly Told[]): Promise<void> {
  await notify(
    trx,
    coupons.map((coupon) => ({
      to: coupon.staffId,
      kind: 'birthday.coupon',
      title: { zh: '生日快乐', en: 'Happy birthday' },
      body: {
        zh: `${coupon.greeting}\n${coupon.treat}（${yuanFromFen(coupon.amountFen)} 元）已放在您的“生日福利”里，${dayWords(coupon.validUntil, trx.at).zh}前到店出示即可。`,
        en: `${coupon.greeting}\nYour ${coupon.treat} (${yuanFromFen(coupon.amountFen)} yuan) is under “Birthday treat”: show it in the shop until ${dayWords(coupon.validUntil, trx.at).en}.`,
      },
      path: '/birthdays',
      subject: { type: 'birthday_coupon', id: coupon.id },
      urgency: 'normal' as const,
      key: `birthday:${coupon.id}`,
    })),
  )
}

export async function tellRevoked(trx: Trx, coupon: Coupon, reason: string): Promise<void> {
  await notify(trx, [
    {
      to: coupon.staffId,
      kind: 'birthday.coupon',
      title: { zh: '生日券已收回', en: 'Your birthday coupon was taken back' },
      body: {
        zh: `${coupon.year}年的${coupon.treat}已收回：${reason}。如有疑问，请联系校工会。`,
        en: `Your ${coupon.treat} of ${coupon.year} was taken back: ${reason}. Ask the union if you wonder why.`,
      },
      path: '/birthdays',
      subject: { type: 'birthday_coupon', id: coupon.id },
      urgency: 'normal',
    },
  ])
}

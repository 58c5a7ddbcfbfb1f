import { defineError } from './errors.ts'

/** Amounts are whole fen inside and a decimal string of yuan on the wire. */
const badAmount = defineError('money.bad_amount', 400, '“{text}”不是金额，请写成 1234.56 这样的形式。', '“{text}” is not an amount: write it like 1234.56.')

const yuanShape = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/

export function fenFromYuan(text: string): bigint {
  const parts = yuanShape.exec(text.trim().replaceAll(',', ''))
  if (!parts) throw badAmount({ text })
  const fen = BigInt(parts[2] ?? '0') * 100n + BigInt((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] === '-' ? -fen : fen
}

export function yuanFromFen(fen: bigint): string {
  const sign = fen < 0n ? '-' : ''
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

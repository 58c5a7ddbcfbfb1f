#!/usr/bin/env node
// 核验摇号 Checks a draw of Tongxin again, from the published file alone: node verify-draw.mjs FILE [COMMITMENT]
// It uses nothing but Node itself and shares no code with the server. Exit code: 0 right, 1 wrong, 2 wrong usage.
//
// 1. SHA-256 of the seed must be the commitment that was published before anybody signed up.
// 2. The input (who took part, what they chose, how many places there were) must have the hash that is given.
// 3. Tickets are HMAC-SHA-256(seed, "inputHash|publicValue|code"); the smallest ticket is drawn first.
// 4. Everybody in turn gets the first choice in which no limit would be passed.
// 5. Written out again, the whole file must be the same to the last byte.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [file, expected] = process.argv.slice(2)
if (!file) {
  console.error('用法 Usage: node verify-draw.mjs FILE [COMMITMENT]')
  process.exit(2)
}
const bytes = readFileSync(file)

try {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const record = JSON.parse(text)
  const { input, seed, publicValue } = record
  const must = (holds, problem) => {
    if (!holds) throw new Error(problem)
  }
  const hmac = (message) => createHmac('sha256', Buffer.from(seed, 'hex')).update(message).digest('hex')
  must(/^[0-9a-f]{64}$/.test(seed), '种子不是 64 位十六进制数 the seed is not 64 hexadecimal digits')
  const commitment = createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')
  must(commitment === record.commitment, '种子与承诺不符 the seed does not fit the commitment')
  must(expected === undefined || expected === commitment, '承诺与事先公布的不同 this is not the commitment published beforehand')
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  must(inputHash === record.inputHash, '参加名单被改动 the input was altered')
  const codes = input.entries.map(({ code }) => code)
  must(
    codes.every((code, i) => i === 0 || codes[i - 1] < code),
    '编号未排序或有重复 the codes are not sorted, or not distinct',
  )

  const drawn = `${inputHash}|${publicValue ?? ''}`
  const line = input.entries.map((entry) => ({ entry, ticket: hmac(`${drawn}|${entry.code}`) })).toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
  const limits = input.limits.map((limit) => ({ ...limit, held: 0 }))
  const tags = new Map(input.options.map(({ id, tag }) => [id, tag]))
  const limitsOn = (optionId, unitId) => {
    const tag = tags.get(optionId) ?? null
    const concerns = (limit, value) => limit === null || limit === value
    return limits.filter((l) => concerns(l.optionId, optionId) && concerns(l.tag, tag) && concerns(l.unitId, unitId ?? ''))
  }
  const results = line.map(({ entry, ticket }, i) => {
    const { code, choices, party, unitId } = entry
    const lacks = (l) => l.taken + party > l.cap
    // Under "hold" nobody passes a party that found too little room.
    const fits = (l) => !lacks(l) && (input.waiting !== 'hold' || l.held === 0)
    const optionId = choices.find((choice) => limitsOn(choice, unitId).every(fits))
    if (optionId !== undefined) {
      for (const limit of limitsOn(optionId, unitId)) limit.taken += party
      return { no: i + 1, code, ticket, outcome: 'placed', optionId }
    }
    if (input.waiting === 'none' || choices.length === 0) return { no: i + 1, code, ticket, outcome: 'declined', optionId: null }
    const lacking = limitsOn(choices[0], unitId).filter(lacks)
    if (lacking.every((l) => l.taken < l.cap)) for (const limit of lacking) limit.held += 1
    return { no: i + 1, code, ticket, outcome: 'waiting', optionId: choices[0] }
  })
  must(JSON.stringify(results) === JSON.stringify(record.results), '结果与重新摇号不符 drawing again gives another result')

  const again = { format: 'tongxin-draw-1', commitment, seed, publicValue, input, inputHash, check: hmac(drawn), results }
  must(`${JSON.stringify(again, null, 2)}\n` === text, '文件内容被改动 the file was altered')
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  console.log(`摇号无误 The draw is right: ${count('placed')} 中签 placed, ${count('waiting')} 候补 waiting, ${count('declined')} 未中 declined`)
  console.log(`承诺 Commitment: ${commitment}（请与报名前公布的对照 compare it with the one published before sign-up）`)
} catch (error) {
  console.error(`摇号有误 The draw is wrong: ${error.message}`)
  process.exitCode = 1
}

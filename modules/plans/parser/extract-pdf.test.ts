import { registerHooks } from 'node:module'
import { expect, test } from 'vitest'
import { extractPlanText } from './extract-text.ts'

// pdf.js draws with an optional package that a container leaves out; here it is hidden, so that reading is seen to do without.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === '@napi-rs/canvas') throw new Error('optional package left out')
    return nextResolve(specifier, context)
  },
})

const LINE = 'BT /F1 12 Tf 72 720 Td (1. Plan of the union) Tj ET'
const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${LINE.length} >>\nstream\n${LINE}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]

test('a hand-written PDF is read without the optional drawing package', async () => {
  const body = OBJECTS.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  const bytes = new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF`)
  expect(await extractPlanText({ name: 'plan.pdf', bytes })).toBe('1. Plan of the union')
})

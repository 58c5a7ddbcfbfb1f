import { expect, test } from 'vitest'
import { fieldShapes } from '../../../kernel/ui/desk/form/shape.ts'
import { newGrant } from '../grants.contract.ts'

test('what may be left empty when a role is granted does not look required', () => {
  const required = fieldShapes(newGrant).flatMap(({ name, required: must }) => (must ? [name] : []))
  expect(required).toEqual(['accountId', 'role', 'from'])
})

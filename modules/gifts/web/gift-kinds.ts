import type { GiftKind } from './gifts.types.ts'

export const giftKinds = ['festival', 'summer', 'children', 'teachers'] as const satisfies readonly GiftKind[]

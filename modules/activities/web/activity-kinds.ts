import type { ActivityKind } from './activities.types.ts'

/** In the order of the form. The contract's own list would bring zod into the page. */
export const activityKinds: readonly ActivityKind[] = ['sport', 'culture', 'lecture', 'outing', 'family', 'skill', 'other']

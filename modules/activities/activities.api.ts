// What other modules may ask of activities.

export { writeActivity } from './activities.actions.ts'
export { activitiesOf, type UnitActivity } from './of-units.store.ts'

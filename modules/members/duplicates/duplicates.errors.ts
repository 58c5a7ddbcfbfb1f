import { defineError } from '../../../kernel/errors.ts'

export const sameRecord = defineError('duplicates.same_record', 400, '请选择两份不同的档案。', 'Choose two different records.')
export const differentPeople = defineError(
  'duplicates.different_people',
  409,
  '{kept}和{merged}的身份证号都有效而且不同，不是同一个人，不能合并。',
  '{kept} and {merged} have two different valid identity numbers: they are two people and cannot be merged.',
)
export const alreadyUndone = defineError('duplicates.already_undone', 409, '这次合并已经撤销。', 'This merge has been undone already.')
export const mergedFurther = defineError(
  'duplicates.merged_further',
  409,
  '{name}的档案后来又并入了别的档案，请先撤销那一次合并。',
  'The record of {name} was merged into another since: undo that merge first.',
)

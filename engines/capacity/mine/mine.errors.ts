import { defineError } from '../../../kernel/errors.ts'

export const cannotChange = defineError('capacity.cannot_change', 409, '这份报名现在不能再修改。', 'This sign-up cannot be changed now.')
export const optionFull = defineError('capacity.option_full', 409, '所选场次没有空位，您原来的名额仍然保留。', 'The option you chose has no place left: you keep the one you have.')

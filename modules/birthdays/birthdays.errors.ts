import { defineError } from '../../kernel/errors.ts'

export const noRecord = defineError(
  'birthday.no_record',
  403,
  '您的账号没有关联职工档案，没有生日福利可看。请联系校工会办公室。',
  'Your account has no staff record, so there is no birthday treat to show: ask the union office.',
)
export const yearTaken = defineError('birthday.year_taken', 409, '{unit}在{year}年已有生日慰问方案，请直接修改它。', '{unit} has a programme for {year} already: change that one.')
export const wrongState = defineError(
  'birthday.wrong_state',
  409,
  '方案现在是“{state}”，不能这样操作。请刷新后再看。',
  'The programme is {state} now, so this cannot be done: reload.',
)
export const rulesAreSet = defineError(
  'birthday.rules_are_set',
  409,
  '方案已启用，已有人按它领取，{fields}不能再改。其余内容可以修改。',
  'The programme is running and people have been given theirs by it: {fields} cannot change any more, the rest can.',
)
export const fromOutsideYear = defineError('birthday.from_outside_year', 400, '起始日期须在{year}年内。', 'The first day must lie in {year}.')
export const noShops = defineError(
  'birthday.no_shops',
  400,
  '请至少选择一家营业中的商家，职工才有地方兑用。',
  'Choose at least one open shop, so that people can use their coupons.',
)
export const strangeShop = defineError('birthday.strange_shop', 400, '选中的商家不在您管理的范围内，请重新选择。', 'A chosen shop is not one that you keep: choose again.')
export const aboveStandard = defineError(
  'birthday.above_standard',
  409,
  '每人 {amount} 元，超出标准 {limit} 元（{source}）。请调低金额，或先录入新的标准。',
  '{amount} yuan for each is above the standard of {limit} yuan ({source}): lower it, or enter the new standard first.',
)
export const notMember = defineError(
  'birthday.not_member',
  409,
  '这位同志现在不是在册会员（已离校、去世或未入会），不能发放。',
  'This person is no member now (gone, deceased or never admitted), so nothing can be issued.',
)
export const outsideProgramme = defineError(
  'birthday.outside_programme',
  409,
  '这位同志不在该方案的单位范围内，请选择其所在单位的方案。',
  'This person does not belong to the unit of this programme: choose that of their own unit.',
)
export const hasOne = defineError(
  'birthday.has_one',
  409,
  '这位同志{year}年的生日券已于 {issuedOn} 发放，每人每年一张。',
  'This person was issued the coupon of {year} on {issuedOn}: one each year.',
)
export const notOpen = defineError('birthday.not_open', 409, '这张券已{state}，不能收回。', 'This coupon is {state} and cannot be taken back.')
export const shopClosed = defineError('birthday.shop_closed', 409, '“{name}”已停用，不能再核销。', '“{name}” is closed and takes no coupons.')
export const shopInUse = defineError(
  'birthday.shop_in_use',
  409,
  '“{name}”是在用方案的唯一商家，停用后职工将无处兑用。请先在方案里加上另一家。',
  '“{name}” is the only shop of a programme in use: add another one there first.',
)
export const badLink = defineError(
  'birthday.bad_link',
  404,
  '这个链接无效或已更换，请向校工会索要新的链接。',
  'This link is not valid or was replaced: ask the union for the new one.',
)
export const unknownCode = defineError(
  'birthday.unknown_code',
  404,
  '没有这张券。请核对后重新输入 12 位券码，或重新扫码。',
  'There is no such coupon: compare the 12 letters and figures, or scan again.',
)
export const cannotUse = defineError('birthday.cannot_use', 409, '{why}', '{why}')
export const monthNotOver = defineError('birthday.month_not_over', 409, '{month} 还没有结束，下月起可以结算。', '{month} is not over: it can be settled from next month on.')
export const nothingToSettle = defineError('birthday.nothing_to_settle', 409, '没有待结算的券。', 'There is nothing to settle.')
export const monthSettled = defineError(
  'birthday.month_settled',
  409,
  '{name} {month} 已经结算过；之后补录的券并入下一个月结算。',
  '{name} was settled for {month} already: what was entered since goes with the next month.',
)

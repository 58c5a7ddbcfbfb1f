import { defineError } from '../../kernel/errors.ts'

export const wrongCredentials = defineError(
  'identity.wrong_credentials',
  401,
  '用户名或密码不正确。还可再试 {left} 次，之后将暂时锁定。忘记密码请联系本校系统管理员重置。',
  'The user name or the password is not right. {left} more tries before a pause. If you forgot it, your system administrator can reset it.',
)
export const lockedOut = defineError(
  'identity.locked_out',
  423,
  '连续输错次数过多，为保护您的账号已暂停登录，请 {minutes} 分钟后再试，或请系统管理员解锁。',
  'Too many wrong tries: to protect the account, sign-in is paused. Try again in {minutes} minutes, or ask the system administrator to unlock it.',
)
export const wrongSecondFactor = defineError(
  'identity.wrong_second_factor',
  401,
  '验证码不正确或已用过。请等待验证器显示下一组数字再试，也可使用一个恢复码。',
  'The code is wrong or was used already. Wait for the next one, or use a recovery code.',
)
export const wrongActivationCode = defineError(
  'identity.wrong_activation_code',
  403,
  '用户名或激活码不正确，或者激活码已用过、已过期。请对照激活条再输一次；仍不行，请联系本校系统管理员换发。已设过密码的，请直接登录。',
  'The user name or the code is not right, or the code was used or has expired. Compare it with your slip and try again, or ask your system administrator for a new one. If you have set a password, just sign in.',
)
export const accountDisabled = defineError(
  'identity.account_disabled',
  403,
  '这个账号已停用。如需恢复，请联系本校系统管理员。',
  'This account is disabled. Ask your system administrator if you need it back.',
)
export const wrongPassword = defineError('identity.wrong_password', 403, '当前密码不正确，请重新输入。', 'The current password is not right: please type it again.')
export const weakPassword = defineError('identity.weak_password', 400, '{reasonZh}', '{reasonEn}')
export const inPersonOnly = defineError(
  'identity.in_person_only',
  403,
  '账号安全方面的操作须由本人登录后办理，不能使用访问令牌。',
  'What concerns the safety of an account is done by the person, signed in, not with an access token.',
)
export const usernameTaken = defineError('identity.username_taken', 409, '用户名“{username}”已被使用，请换一个。', 'The user name “{username}” is taken: choose another.')
export const staffHasAccount = defineError(
  'identity.staff_has_account',
  409,
  '这位教职工已有账号，一人一号，不能重复开设。',
  'This member of staff has an account already: one person, one account.',
)
export const ownAccount = defineError(
  'identity.own_account',
  403,
  '不能停用或重置自己的账号，请由另一位系统管理员办理。',
  'You cannot disable or reset your own account: another system administrator can.',
)
export const ownLink = defineError(
  'identity.own_link',
  403,
  '不能为自己的账号关联人员档案，请由另一位系统管理员办理。',
  'You cannot link your own account to a staff record: another system administrator can.',
)
export const administratorProtected = defineError(
  'identity.administrator_protected',
  403,
  '这是{role}的账号。三员相互制约，须先由安全管理员结束其角色，或在服务器上运行 tongxin user reset 重置密码。',
  'This is the account of a {roleEn}. The three administrators check one another: a security administrator ends the role first, or its password is reset on the server with tongxin user reset.',
)
export const unknownRole = defineError('identity.unknown_role', 400, '没有“{role}”这个角色。', 'There is no role “{role}”.')
export const unknownUnit = defineError('identity.unknown_unit', 400, '所选组织在这一天不存在，请重新选择。', 'The unit does not exist on that day: choose another.')
export const ownRoles = defineError(
  'identity.own_roles',
  403,
  '不能为自己授予或结束角色，请由另一位安全管理员办理。',
  'You cannot grant or end your own roles: another security administrator can.',
)
export const administratorsApart = defineError(
  'identity.administrators_apart',
  409,
  '系统、安全、审计管理员须由不同的人担任，此账号在所选时间已担任（或已排定担任）其中之一，且须从其结束之后开始。',
  'The system, security and audit administrators are different people: this account holds one of the roles, or is to hold it, in the chosen time. A new one begins after it has ended.',
)
export const administratorAlone = defineError(
  'identity.administrator_alone',
  409,
  '管理员账号不能同时办理业务：“{held}”与“{wanted}”不能由同一账号同期担任。请为该人另开账号。',
  'An administrator’s account does no other work: it cannot hold “{heldEn}” and “{wantedEn}” at the same time. Open another account for the other work.',
)
export const administratorEverywhere = defineError(
  'identity.administrator_everywhere',
  400,
  '管理员角色面向全校，不能只授予某一级组织。',
  'Administrators act for the whole university, not for one unit.',
)
export const grantDays = defineError(
  'identity.grant_days',
  400,
  '任期不对：开始日期不能早于今天，结束日期不能早于开始日期。',
  'The term is not right: it begins today or later, and does not end before it begins.',
)
export const grantOverlaps = defineError(
  'identity.grant_overlaps',
  409,
  '此账号在这一时间已担任该角色（同一组织），不必重复授予。',
  'This account holds this role at this unit in that time already.',
)
export const grantEnded = defineError(
  'identity.grant_ended',
  409,
  '这个角色已定于 {until} 结束；结束日期只能提前，且最早为昨天（立即生效）。',
  'This role ends on {until}: its end can only be brought forward, at the earliest to yesterday, which ends it at once.',
)
export const lastSecurityAdmin = defineError(
  'identity.last_security_admin',
  409,
  '此后将没有安全管理员，任何人都无法再授权。请先授予另一位安全管理员。',
  'Nobody could grant roles after that: first grant the role of security administrator to somebody else.',
)
export const tokenNameTaken = defineError(
  'identity.token_name_taken',
  409,
  '您已有名为“{name}”的令牌，请换一个名称。',
  'You have a token called “{name}” already: choose another name.',
)
export const tokenScope = defineError(
  'identity.token_scope',
  403,
  '令牌不能包含权限“{scopes}”：须是您本人现有、且允许由程序使用的权限。',
  'A token cannot carry “{scopes}”: only permissions that you hold and that programs may use.',
)
export const tokenDays = defineError('identity.token_days', 400, '令牌的有效期须在今天至一年之内。', 'A token lasts until a day between today and a year from now.')
export const totpAlreadyOn = defineError(
  'identity.totp_already_on',
  409,
  '两步验证已开启。如要更换手机，请先关闭再重新开启。',
  'The second factor is on already: to change the device, turn it off and on again.',
)
export const totpNotBegun = defineError('identity.totp_not_begun', 409, '请先扫描二维码，再输入验证码。', 'First scan the QR code, then type the code.')
export const wrongSetupCode = defineError(
  'identity.wrong_setup_code',
  403,
  '初始设置码不正确、已用过或已过期。可在服务器上运行 tongxin user setup-code 重新生成。',
  'The set-up code is wrong, used or expired. A new one can be made on the server with tongxin user setup-code.',
)
export const universityUnnamed = defineError(
  'identity.university_unnamed',
  400,
  '请先填写学校的名称和简称，它们会出现在每一页和每一份文书上。',
  'Say first what the university is called, in full and for short: it stands on every page and document.',
)
export const staffUnknown = defineError(
  'identity.staff_unknown',
  400,
  '没有这份人员档案，可能刚被合并，请重新查找。',
  'There is no such staff record: it may have been merged just now. Look for the person again.',
)

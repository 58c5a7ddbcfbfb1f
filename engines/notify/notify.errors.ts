import { defineError } from '../../kernel/errors.ts'

export const noPerson = defineError(
  'notify.no_person',
  409,
  '您的账号没有对应的教职工档案，因此没有个人消息设置。',
  'Your account stands for no staff record, so it has no settings for messages.',
)
export const channelNotOpen = defineError(
  'notify.channel_not_open',
  409,
  '学校还没有开通这种通知方式，请联系系统管理员。',
  'The university has not set up this channel yet: ask your system administrator.',
)
export const wrongChannel = defineError(
  'notify.wrong_channel',
  400,
  '提交的设置不属于这种通知方式，请刷新页面后重试。',
  'These settings belong to another channel: reload the page and try again.',
)
export const secretMissing = defineError(
  'notify.secret_missing',
  400,
  '还没有填写密码或密钥，填好后才能启用。',
  'The password or secret is missing: it is needed before this channel can be turned on.',
)
export const insecureAddress = defineError(
  'notify.insecure_address',
  400,
  '接口地址须以 https:// 开头，否则密钥会在网络上明文传送。',
  'The address must begin with https://, or the secret would travel in clear.',
)
export const badEmail = defineError(
  'notify.bad_email',
  400,
  '这不像一个邮箱地址，请检查后再填，例如 name@school.edu.cn。',
  'This does not look like an e-mail address, such as name@school.edu.cn.',
)
export const codeNotSent = defineError(
  'notify.code_not_sent',
  502,
  '验证码没有发出去：{why}请检查地址，或稍后再试。',
  'The code was not sent: {why} Check the address, or try again later.',
)
export const wrongCode = defineError('notify.wrong_code', 400, '验证码不正确，还可再试 {left} 次。', 'The code is not right. {left} more tries.')
export const codeEnded = defineError('notify.code_ended', 409, '验证码已失效，请重新获取。', 'The code is no longer good: ask for a new one.')
export const notStuck = defineError('notify.not_stuck', 409, '这条消息已不在待处理之列，请刷新列表。', 'This message no longer needs anything: reload the list.')

import type { Clock } from '../../../kernel/clock.ts'
import { assertNever } from '../../../kernel/errors.ts'
import type { ChannelPort } from '../notify.types.ts'
import type { ChannelConfig } from '../settings.contract.ts'
import { openDingtalk } from './dingtalk.ts'
import { openEmail } from './email.ts'
import { openWechat } from './wechat.ts'
import { openWecom } from './wecom.ts'

export function openChannel(settings: ChannelConfig, secret: string, clock: Clock): ChannelPort {
  switch (settings.channel) {
    case 'email':
      return openEmail(settings.config, secret)
    case 'wecom':
      return openWecom(settings.config, secret, clock)
    case 'dingtalk':
      return openDingtalk(settings.config, secret, clock)
    case 'wechat':
      return openWechat(settings.config, secret, clock)
    default:
      return assertNever(settings)
  }
}

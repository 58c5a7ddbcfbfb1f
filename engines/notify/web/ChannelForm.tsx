import { z } from 'zod'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { FieldsOf } from '../../../kernel/ui/desk/form/form.types.ts'
import { useTexts, type SayOf } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { dingtalkConfig, emailConfig, wechatConfig, wecomConfig, type ChannelConfig } from '../settings.contract.ts'
import { channelsTexts } from './channels.texts.ts'
import type { ChannelState } from './ChannelsPage.tsx'

type Say = SayOf<typeof channelsTexts>
interface FormProps {
  channel: ChannelState
  onSaved: () => void
  onClose: () => void
}

/** What every channel has besides its own settings. */
const common = { secret: z.string().max(500).optional(), enabled: z.boolean() }
const emailForm = emailConfig.extend(common)
const wecomForm = wecomConfig.extend(common)
const dingtalkForm = dingtalkConfig.extend(common)
const wechatForm = wechatConfig.extend(common)

export function ChannelForm(props: FormProps) {
  const { channel } = props
  const say = useTexts(channelsTexts)
  const save = useSave(props)
  const shared = { title: say(channel.channel), action: say('save'), onClose: props.onClose }
  const initial = { enabled: channel.version === 0 || channel.enabled, ...starting[channel.channel], ...channel.settings?.config }
  switch (channel.channel) {
    case 'email':
      return (
        <FormDrawer
          {...shared}
          schema={emailForm}
          initial={initial}
          fields={emailFields(say, channel)}
          onSubmit={({ secret, enabled, ...config }) => save({ channel: 'email', config }, { secret, enabled })}
        />
      )
    case 'wecom':
      return (
        <FormDrawer
          {...shared}
          schema={wecomForm}
          initial={initial}
          fields={wecomFields(say, channel)}
          onSubmit={({ secret, enabled, ...config }) => save({ channel: 'wecom', config }, { secret, enabled })}
        />
      )
    case 'dingtalk':
      return (
        <FormDrawer
          {...shared}
          schema={dingtalkForm}
          initial={initial}
          fields={dingtalkFields(say, channel)}
          onSubmit={({ secret, enabled, ...config }) => save({ channel: 'dingtalk', config }, { secret, enabled })}
        />
      )
    case 'wechat':
      return (
        <FormDrawer
          {...shared}
          schema={wechatForm}
          initial={initial}
          fields={wechatFields(say, channel)}
          onSubmit={({ secret, enabled, ...config }) => save({ channel: 'wechat', config }, { secret, enabled })}
        />
      )
  }
}

/** What most universities will keep. */
const starting = {
  email: { port: 465, security: 'tls' },
  wecom: { baseUrl: 'https://qyapi.weixin.qq.com', staffNoIsUserId: true },
  dingtalk: { baseUrl: 'https://oapi.dingtalk.com', staffNoIsUserId: true },
  wechat: { baseUrl: 'https://api.weixin.qq.com', titleField: 'thing1', bodyField: 'thing2' },
}

function useSave({ channel, onSaved }: FormProps) {
  const say = useTexts(channelsTexts)
  return async (settings: ChannelConfig, { secret, enabled }: { secret: string | undefined; enabled: boolean }) => {
    await api.notify.channels.save({ channel: channel.channel, settings, enabled, version: channel.version, ...(secret ? { secret } : {}) })
    toast(say('saved', { channel: say(channel.channel) }))
    onSaved()
  }
}

function commonFields(say: Say, { channel, hasSecret }: ChannelState) {
  return {
    secret: { label: say(`secret_${channel}`), help: say(hasSecret ? 'secretKept' : 'secretNew'), widget: 'secret' as const },
    enabled: { label: say('enabled'), help: say('enabledHelp') },
  }
}

function emailFields(say: Say, channel: ChannelState): FieldsOf<typeof emailForm> {
  return {
    host: { label: say('host'), placeholder: 'smtp.school.edu.cn', widget: 'text' },
    port: { label: say('port') },
    security: {
      label: say('security'),
      options: [
        { value: 'tls', label: say('tls') },
        { value: 'starttls', label: say('starttls') },
        { value: 'none', label: say('plain') },
      ],
    },
    user: { label: say('user'), help: say('userHelp'), widget: 'text' },
    fromAddress: { label: say('fromAddress'), placeholder: 'union@school.edu.cn', widget: 'text' },
    fromName: { label: say('fromName'), placeholder: '校工会' },
    ...commonFields(say, channel),
  }
}

function wecomFields(say: Say, channel: ChannelState): FieldsOf<typeof wecomForm> {
  return {
    corpId: { label: say('corpId') },
    agentId: { label: say('agentId') },
    baseUrl: { label: say('baseUrl'), help: say('baseUrlHelp'), widget: 'text' },
    staffNoIsUserId: { label: say('staffNoIsUserId'), help: say('staffNoHelp') },
    ...commonFields(say, channel),
  }
}

function dingtalkFields(say: Say, channel: ChannelState): FieldsOf<typeof dingtalkForm> {
  return {
    appKey: { label: say('appKey') },
    agentId: { label: say('agentId') },
    baseUrl: { label: say('baseUrl'), help: say('baseUrlHelp'), widget: 'text' },
    staffNoIsUserId: { label: say('staffNoIsUserId'), help: say('staffNoHelp') },
    ...commonFields(say, channel),
  }
}

function wechatFields(say: Say, channel: ChannelState): FieldsOf<typeof wechatForm> {
  return {
    appId: { label: say('appId') },
    templateId: { label: say('templateId') },
    titleField: { label: say('titleField'), help: say('titleFieldHelp') },
    bodyField: { label: say('bodyField'), help: say('bodyFieldHelp') },
    baseUrl: { label: say('baseUrl'), widget: 'text' },
    ...commonFields(say, channel),
  }
}

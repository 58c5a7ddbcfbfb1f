import type { Bilingual } from '../../kernel/errors.ts'

/** What the audit log calls the actions of this engine, and whatever stands before their dot. */
export const auditWords: Record<string, Bilingual> = {
  notification_address: { zh: '消息接收地址', en: 'Addresses for messages' },
  'notification_address.set': { zh: '填写接收地址', en: 'Address given' },
  'notification_address.confirm': { zh: '验证接收地址', en: 'Address confirmed' },
  'notification_address.wrong_code': { zh: '验证码输错', en: 'Wrong code for an address' },
  'notification_address.remove': { zh: '删除接收地址', en: 'Address removed' },
  'notification_address.fail': { zh: '接收地址失效', en: 'Address does not work' },
  notification_preferences: { zh: '消息接收设置', en: 'Wishes for messages' },
  'notification_preferences.change': { zh: '修改消息接收设置', en: 'Wishes for messages changed' },
  notification_channel: { zh: '通知渠道', en: 'Message channels' },
  'notification_channel.change': { zh: '修改通知渠道', en: 'Channel changed' },
  'notification_channel.test': { zh: '发送测试消息', en: 'Channel tested' },
  notification_delivery: { zh: '消息投递', en: 'Deliveries of messages' },
  notification_retention: { zh: '消息保存期限', en: 'How long messages are kept' },
  'notification_retention.change': { zh: '修改消息保存期限', en: 'Changed how long messages are kept' },
  'notification_retention.remove': { zh: '清理到期消息', en: 'Messages past their time removed' },
  notification: { zh: '消息', en: 'Messages' },
  'notification.follow_merge': { zh: '消息随档案合并改挂', en: 'Messages followed a merged staff record' },
  'notification.follow_merge_back': { zh: '合并撤销，消息改回', en: 'Messages went back with the staff record' },
  'notification_delivery.retry': { zh: '再次发送消息', en: 'Message sent again' },
}

export const auditEntities: Record<string, Bilingual> = {
  notification_address: { zh: '消息接收地址', en: 'Address for messages' },
  notification_channel: { zh: '通知渠道', en: 'Message channel' },
  notification_delivery: { zh: '消息投递', en: 'Delivery of a message' },
  notification_retention: { zh: '消息保存期限', en: 'How long messages are kept' },
}

import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { identityTexts } from './identity.texts.ts'

type Say = SayOf<typeof identityTexts>

/** In this order: most browsers also name others that they are like. */
const browsers: readonly [RegExp, string | ((say: Say) => string)][] = [
  [/wxwork/i, (say) => say('wecom')],
  [/MicroMessenger/i, (say) => say('wechat')],
  [/DingTalk/i, (say) => say('dingtalk')],
  [/HuaweiBrowser/i, 'Huawei Browser'],
  [/EdgA?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly [RegExp, string][] = [
  [/OpenHarmony|HarmonyOS/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** What a browser says of itself, as people call it: “Windows 上的 Edge”. Anything strange stays an unknown device. */
export function deviceWords(userAgent: string, say: Say): string {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1]
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1]
  const name = typeof browser === 'function' ? browser(say) : browser
  if (name && system) return say('deviceOn', { browser: name, system })
  return name ?? system ?? say('unknownDevice')
}

export function isHandheld(userAgent: string): boolean {
  return /Android|iPhone|iPad|Mobile|OpenHarmony/i.test(userAgent)
}

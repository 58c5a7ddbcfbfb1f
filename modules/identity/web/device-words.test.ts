import { expect, test } from 'vitest'
import { deviceWords } from './device-words.ts'

const say = (key: string, values?: Record<string, string | number>) => [key, ...Object.values(values ?? {})].join(' ')

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0', 'deviceOn Edge Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60', 'deviceOn wechat iPhone'],
  ['Mozilla/5.0 (Linux; Android 10; HMA) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36 wxwork/4.1 MicroMessenger/7.0', 'deviceOn wecom Android'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0 Safari/537.36 ArkWeb/5.0 HuaweiBrowser/5.1', 'deviceOn Huawei Browser HarmonyOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'deviceOn Firefox Linux'],
])('a browser is called as people call it: %s', (userAgent, words) => {
  expect(deviceWords(userAgent, say)).toBe(words)
})

test('what nobody knows stays an unknown device', () => {
  expect(deviceWords('curl/8.5.0', say)).toBe('unknownDevice')
})

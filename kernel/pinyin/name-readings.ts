import { pinyin } from 'pinyin-pro'

/** One way to read a run of Han characters: a syllable each, without tones, ü as v; empty where no reading is known. */
export type Reading = readonly string[]

const MAX_OTHER_READINGS = 4
const MAX_SPELLED = 4_096
const TONE_MARKS = ['\u0304', '\u0301', '\u030c', '\u0300']

/**
 * The usual reading first, surnames read as surnames (单 shan, 尉迟 yuchi) when the run begins a name; then the other
 * readings that a colleague may type, one syllable changed at a time, at most four.
 */
export function readingsOf(run: string, beginsName: boolean): Reading[] {
  const usual = tonedSyllablesOf(run, beginsName).map((syllable) => syllable.replace(/\d$/, ''))
  const others = [
    ...otherSurnameReadings(run, beginsName).map((surname) => [...surname, ...usual.slice(surname.length)]),
    ...[...run].flatMap((char, position) => otherSyllables(char, usual[position] ?? '').map((other) => usual.with(position, other))),
  ]
  if (others.length === 0) return [usual]
  const distinct = new Map([usual, ...others].map((reading) => [reading.join(' '), reading]))
  return [...distinct.values()].slice(0, 1 + MAX_OTHER_READINGS)
}

/** Syllables with tone digits (`zhang1`), for sorting. */
export function tonedSyllablesOf(run: string, beginsName: boolean): Reading {
  const asked = beginsName ? run : `-${run}`
  const known = spelled.get(asked)
  if (known) return known
  const reading = spell(run, beginsName)
  if (spelled.size >= MAX_SPELLED) spelled.clear()
  spelled.set(asked, reading)
  return reading
}

// A person's key and terms ask for the same reading, and thousands share one name; spelling is slow.
const spelled = new Map<string, Reading>()

function spell(run: string, beginsName: boolean): Reading {
  return pinyin(run, { type: 'array', toneSandhi: false, surname: beginsName ? 'head' : 'off' }).map(withToneDigit)
}

// There are some 1,300 syllables.
const toned = new Map<string, string>()

/** zhāng to zhang1, lǚ to lv3; empty for what is no syllable. The library's own conversion takes longer than its reading. */
function withToneDigit(syllable: string): string {
  const known = toned.get(syllable)
  if (known !== undefined) return known
  const marks = syllable.normalize('NFD')
  const tone = 1 + TONE_MARKS.findIndex((mark) => marks.includes(mark))
  const letters = marks
    .replaceAll('u\u0308', 'v')
    .replaceAll('e\u0302', 'e')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
  const spelling = /^[a-z]+$/.test(letters) ? `${letters}${tone}` : ''
  if (toned.size < MAX_SPELLED) toned.set(syllable, spelling)
  return spelling
}

function otherSurnameReadings(run: string, beginsName: boolean): Reading[] {
  if (!beginsName) return []
  const [first = '', second = ''] = run
  return (OTHER_SURNAME_READINGS.get(first + second) ?? OTHER_SURNAME_READINGS.get(first) ?? []).map((reading) => reading.split(' '))
}

function otherSyllables(char: string, usual: string): string[] {
  const others = (POLYPHONIC.get(char) ?? []).filter((syllable) => syllable !== usual)
  // 吕 is typed lv, printed LYU in passports since 2012 and LU before.
  const withUmlaut = usual.charAt(1) === 'v' ? /^([ln])v(e?)$/.exec(usual) : null
  return withUmlaut ? [`${withUmlaut[1]}u${withUmlaut[2]}`, `${withUmlaut[1]}yu${withUmlaut[2]}`, ...others] : others
}

/** `字 reading,reading` separated by spaces; a compound surname's syllables by a dot. */
function readingTable(text: string): Map<string, string[]> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((entry) => {
        const [char = '', readings = ''] = entry.split(':')
        return [char, readings.split(',').map((reading) => reading.replace('.', ' '))]
      }),
  )
}

// Both the surname's own reading and the everyday one, which is what people who have only read the name will type.
const OTHER_SURNAME_READINGS = readingTable(`
单:shan,dan,chan 仇:qiu,chou 曾:zeng,ceng 解:xie,jie 查:zha,cha 盖:ge,gai 朴:piao,pu 区:ou,qu 翟:zhai,di 乐:yue,le 洗:xian,xi
缪:miao,mou 覃:qin,tan 繁:po,fan 种:chong,zhong 员:yun,yuan 召:shao,zhao 薄:bo,bao 秘:bi,mi 隗:wei,kui 阚:kan,han 那:na,nuo 佴:nai,er
宓:mi,fu 折:she,zhe 黑:he,hei 盛:sheng,cheng 车:che,ju 石:shi,dan 沈:shen,chen 贾:jia,gu 祭:zhai,ji
郇:xun,huan 莘:shen,xin 谌:chen,shen 冼:xian,xi 句:gou,ju 能:nai,neng 都:du,dou
尉:wei,yu 长:chang,zhang 重:chong,zhong 卜:bu,bo 六:lu,liu 牟:mu,mou 眭:sui,gui 殷:yin,yan 郗:xi,chi 叶:ye,she 褚:chu,zhu
尉迟:yu.chi,wei.chi 万俟:mo.qi,wan.si 澹台:tan.tai,dan.tai 长孙:zhang.sun,chang.sun 单于:chan.yu,shan.yu,dan.yu
`)

// Characters of given names that have two living readings.
const POLYPHONIC = readingTable(`
乐:le,yue 长:chang,zhang 行:xing,hang 重:zhong,chong 朝:chao,zhao 盛:sheng,cheng 茜:qian,xi 传:chuan,zhuan 藏:zang,cang 强:qiang,jiang
晟:sheng,cheng 莘:shen,xin 蔚:wei,yu 参:shen,can 琢:zhuo,zuo 浚:jun,xun 隽:jun,juan 炅:jiong,gui 殷:yin,yan 艾:ai,yi 阿:a,e 那:na,nuo
见:jian,xian 降:xiang,jiang 奇:qi,ji 还:huan,hai 会:hui,kuai 觉:jue,jiao 都:du,dou 和:he,huo 宿:su,xiu 栎:li,yue 俞:yu,shu 祭:ji,zhai
佛:fo,fu 曾:zeng,ceng 省:sheng,xing 校:xiao,jiao 调:diao,tiao 弹:tan,dan 乘:cheng,sheng 露:lu,lou 钥:yue,yao
大:da,dai 朴:pu,piao 单:dan,shan 柏:bo,bai 伽:jia,qie,ga 娜:na,nuo 哪:na,ne 解:jie,xie
`)

/** Radicals that Unicode does not map to the character they look like, as PDF writers emit them for simplified Chinese. */
const RADICALS: Record<string, string> = {
  '⺟': '母',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⺠': '民',
  '⻄': '西',
  '⺁': '厂',
  '⼾': '户',
  '⻁': '虎',
  '⺎': '兀',
  '⺒': '巳',
}

/** Many PDFs give ⼯会 (a radical and a character) for 工会: puts the characters back. */
export function replaceRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (radical) => RADICALS[radical] ?? radical.normalize('NFKC'))
}

/** Who leads what, read from an item's own words: the first that fits. What nobody fits is the office's own. */
const leads: readonly [words: RegExp, committee: string][] = [
  [/女教职工|巾帼|亲子|入园/, '女职工委员会'],
  [/经费审查/, '经费审查委员会'],
  [/提案|金点子|教代会|代表大会/, '提案工作委员会'],
  [/青年教师教学竞赛|新进教职工/, '青年工作委员会'],
  [/三育人|师德|老带新|新教师|劳模|技能比武/, '师德与教师发展委员会'],
  [/专栏|学习例会/, '宣传与信息委员会'],
  [/法律|心理|大病|爱心基金/, '权益保障与调解委员会'],
  [/慰问|蛋糕|疗休养|送清凉|荣休/, '生活福利委员会'],
  [/运动会|联赛|合唱|美育|社团|书画|诵读/, '文体工作委员会'],
]

/** The committee that leads an item of the plan, by its name; null for the office. */
export function leadOf(title: string): string | null {
  return leads.find(([words]) => words.test(title))?.[1] ?? null
}

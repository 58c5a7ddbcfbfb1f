/** Names that break careless software. None is meant to be a living person's. */

type Sex = '1' | '2'
export type NotableName = readonly [name: string, sex: Sex]

/** Characters outside the first national set; 𠮷 𬱖 𬘭 𫖮 𬭎 need four bytes. */
export const rareNames: readonly NotableName[] = [
  ['钱𠮷', '1'], ['沈㛃', '2'], ['王䶮', '1'], ['周喆', '1'], ['马堃', '1'], ['陆𬱖', '1'], ['孙𬘭', '1'], ['叶𫖮', '1'],
  ['俞𬭎', '1'], ['徐犇', '1'], ['朱赟', '1'], ['林翀', '1'], ['金燚', '2'], ['蒋玥祎', '2'], ['章彧', '1'], ['楼骉', '1'],
  ['施堯', '1'], ['裘頔', '2'], ['竺㴋', '1'], ['傅珺珅', '2'], ['何𠮷祥', '1'],
]

/** Compound surnames, and surnames read otherwise than the character usually is: Shàn, Qiú, Zēng, Yùchí, Xiè, Zhā, Piáo, Gě, Ōu, Yuè, Zhái, Fú, Miào, Chóng, Qín. */
export const surnameNames: readonly NotableName[] = [
  ['单晓峰', '1'], ['单雯', '2'], ['仇建华', '1'], ['仇婷', '2'], ['曾文静', '2'], ['曾立', '1'], ['尉迟明远', '1'], ['尉迟静', '2'],
  ['解国栋', '1'], ['查慧敏', '2'], ['朴明浩', '1'], ['盖丽君', '2'], ['区志强', '1'], ['乐思琪', '2'], ['翟国明', '1'], ['宓雅琴', '2'],
  ['缪国平', '1'], ['种海燕', '2'], ['覃志勇', '1'], ['欧阳思远', '1'], ['欧阳倩', '2'], ['上官婉仪', '2'], ['诸葛文杰', '1'],
  ['司徒嘉怡', '2'], ['皇甫建平', '1'], ['夏侯敏', '2'], ['端木云飞', '1'], ['慕容雪', '2'], ['东方晨', '1'],
]

export const minorityNames: readonly (readonly [name: string, sex: Sex, ethnicity: string])[] = [
  ['阿依古丽·买买提', '2', '05'], ['买买提江·吐尔逊', '1', '05'], ['古丽娜尔·阿布都热依木', '2', '05'], ['艾尔肯·阿吾提', '1', '05'],
  // Twenty-four characters, the longest that an HR sheet of the demonstration holds.
  ['阿卜杜喀迪尔·买买提依明·吐尔逊江·阿布都热合曼', '1', '05'],
  ['叶尔兰·哈力克', '1', '17'], ['阿依波塔·努尔兰', '2', '17'], ['扎西顿珠', '1', '04'], ['才让卓玛', '2', '04'], ['次仁拉姆', '2', '04'],
  ['巴特尔', '1', '02'], ['其其格', '2', '02'], ['乌日娜', '2', '02'], ['金哲洙', '1', '10'], ['朴英姬', '2', '10'], ['马哈麦', '1', '26'],
  ['蓝彩凤', '2', '22'], ['雷根水', '1', '22'], ['钟小妹', '2', '22'], ['吉克阿牛', '1', '07'], ['沙马伍各', '2', '07'], ['刀玉香', '2', '18'],
]

/** Nationality by GB/T 2659. */
export const foreignNames: readonly (readonly [name: string, sex: Sex, nationality: string])[] = [
  ['Emily Carter', '2', '840'], ['James O’Connor', '1', '372'], ['Jean-Luc Moreau', '1', '250'], ['María José Núñez', '2', '724'],
  ['Hans-Jürgen Weiß', '1', '276'], ['Søren Østergaard', '1', '208'], ['Tomasz Wójcik', '1', '616'], ['Zoë van der Berg', '2', '528'],
  ['Олег Смирнов', '1', '643'], ['Anna Ivanova', '2', '643'], ['田中 美咲', '2', '392'], ['佐藤 健', '1', '392'], ['김민준', '1', '410'],
  ['Park Ji-woo', '2', '410'], ['Nguyễn Thị Hương', '2', '704'], ['Somchai Srisuk', '1', '764'], ['Priya Ramanathan', '2', '356'],
  ['Muhammad Usman Khan', '1', '586'], ['Amina Okafor', '2', '566'], ['Youssef El-Sayed', '1', '818'], ['Kwame Mensah', '1', '288'],
  ['Luca De Santis', '1', '380'], ['Beatriz Albuquerque', '2', '076'], ['Oliver Whitfield', '1', '826'], ['Charlotte Hughes', '2', '826'],
  ['Michael Nowak', '1', '840'], ['Sarah Lindqvist', '2', '752'], ['Daniel Kovács', '1', '348'], ['Grace Tan', '2', '702'],
  ['Peter Müller', '1', '276'], ['Isabelle Tremblay', '2', '124'], ['Liam Fitzgerald', '1', '036'], ['Yuki Aoyama', '2', '392'],
  ['Dmitri Volkov', '1', '643'], ['Alexander Featherstone', '1', '826'], ['Wei Chen', '1', '840'],
]

/** People from Hong Kong (H), Macao (M) and Taiwan (T); some keep their name as it is written there. */
export const permitNames: readonly (readonly [name: string, sex: Sex, region: 'H' | 'M' | 'T'])[] = [
  ['陳家豪', '1', 'H'], ['羅詠琪', '2', 'H'], ['黄志恒', '1', 'H'], ['何嘉欣', '2', 'M'], ['欧阳伟伦', '1', 'M'], ['林怡君', '2', 'T'],
  ['張雅筑', '2', 'T'], ['陈彥廷', '1', 'T'], ['吳宗翰', '1', 'T'],
]

/** What a personnel office writes where the record keeps a code; after the usual word others that mean exactly the same. */
export type HrCodeField = 'sex' | 'ethnicity' | 'nationality' | 'idType' | 'politicalStatus' | 'marital' | 'education' | 'degree' | 'professionalTitle' | 'employmentType'

export const hrWords: Record<HrCodeField, Record<string, readonly string[]>> = {
  sex: words('0 未知|1 男 男性|2 女 女性|9 未说明'),
  ethnicity: words(`01 汉族 汉|02 蒙古族 蒙古|03 回族 回|04 藏族 藏|05 维吾尔族 维吾尔|06 苗族 苗|07 彝族 彝|08 壮族 壮|09 布依族|10 朝鲜族|11 满族 满|
    12 侗族 侗|14 白族 白|15 土家族 土家|17 哈萨克族|18 傣族|22 畲族 畲|26 东乡族|27 纳西族|28 景颇族`),
  nationality: words(`036 澳大利亚|076 巴西|124 加拿大|156 中国 中国籍|208 丹麦|250 法国|276 德国|288 加纳|348 匈牙利|356 印度|372 爱尔兰|380 意大利|392 日本 日本籍|
    410 韩国|528 荷兰|566 尼日利亚|586 巴基斯坦|616 波兰|643 俄罗斯|702 新加坡|704 越南|724 西班牙|752 瑞典|764 泰国|818 埃及|826 英国 英国籍|840 美国 美国籍`),
  idType: words('resident_id 居民身份证 身份证|passport 护照 外国护照|hk_mo_tw_permit 港澳台通行证 港澳台证|foreign_permanent_resident 外国人永久居留证 永久居留证'),
  politicalStatus: words(`01 中共党员 党员|02 中共预备党员 预备党员|03 共青团员 团员|04 民革党员 民革|05 民盟盟员 民盟|06 民建会员 民建|07 民进会员 民进|
    08 农工党党员 农工党|09 致公党党员 致公党|10 九三学社社员 九三学社|12 无党派人士 无党派|13 群众`),
  marital: words('10 未婚|20 已婚|30 丧偶|40 离婚 离异|90 未说明'),
  education: words(
    '11 博士研究生毕业 博士研究生|14 硕士研究生毕业 硕士研究生|21 大学本科毕业 本科毕业|31 大学专科毕业 大专毕业|41 中等专科毕业 中专|61 普通高中毕业 高中毕业|71 初中毕业|81 小学毕业|90 其他',
  ),
  degree: degreeWords(),
  professionalTitle:
    words(`011 教授|012 副教授|013 讲师（高校） 讲师|014 助教（高校） 助教|052 中学高级教师|053 中学一级教师|054 中学二级教师|072 高级实验师|073 实验师|074 助理实验师|
    082 高级工程师 高工|083 工程师|084 助理工程师|132 高级会计师|133 会计师|134 助理会计师|231 主任医师|232 副主任医师|233 主治医师|234 医师 住院医师|
    241 主任药师|242 副主任药师|243 主管药师|244 药师|251 主任护师|252 副主任护师|253 主管护师|254 护师|255 护士|261 主任技师|262 副主任技师|263 主管技师|
    264 技师（卫生）|265 技士|611 研究员（自然科学）|612 副研究员（自然科学）|613 助理研究员（自然科学）|614 研究实习员（自然科学）|641 研究馆员（图书）|642 副研究馆员（图书）|
    643 馆员（图书） 图书馆员|644 助理馆员（图书）|982 高级政工师|983 政工师|984 助理政工师`),
  employmentType: words(`establishment 事业编制 事业编 在编|personnel_agency 人事代理|school_contract 校聘合同 校聘|labour_dispatch 劳务派遣 派遣|
    logistics_enterprise 后勤企业 企业编制|re_employed 返聘 退休返聘|foreign 外籍 外籍教师`),
}

function words(table: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    table.split('|').map((entry) => {
      const [code = '', ...meaning] = entry.trim().split(/\s+/)
      return [code, meaning]
    }),
  )
}

function degreeWords(): Record<string, readonly string[]> {
  const disciplines = ['哲学', '经济学', '法学', '教育学', '文学', '历史学', '理学', '工学', '农学', '医学', '军事学', '管理学']
  const levels = { 2: '博士', 3: '硕士', 4: '学士' }
  return Object.fromEntries(
    Object.entries(levels).flatMap(([level, word]) =>
      disciplines.map((discipline, index) => [level + String(index + 1).padStart(2, '0'), [`${discipline}${word}学位`, `${discipline}${word}`]] as const),
    ),
  )
}

import { codeTable } from './code-entry.ts'

/** GB/T 2261.1 */
export const sexCodes = codeTable(`
0|未知的性别|Unknown|未知
1|男性|Male|男,m,man
2|女性|Female|女,f,woman
9|未说明的性别|Not stated|未说明,保密
`)

/** GB/T 2261.2 */
export const maritalCodes = codeTable(`
10|未婚|Unmarried|单身
20|已婚|Married|结婚,有配偶
21|初婚|First marriage
22|再婚|Remarried
23|复婚|Marriage restored|复婚者
30|丧偶|Widowed
40|离婚|Divorced|离异
90|未说明的婚姻状况|Not stated|未说明,保密
`)

/** GB/T 4762 */
export const politicalStatusCodes = codeTable(`
01|中共党员|Member of the Communist Party of China|党员,中国共产党党员,正式党员,中共正式党员,共产党员,中共
02|中共预备党员|Probationary member of the Communist Party of China|预备党员,中国共产党预备党员
03|共青团员|Member of the Communist Youth League|团员,中国共产主义青年团团员,共青团
04|民革党员|Member of the Revolutionary Committee of the Chinese Kuomintang|民革,民革会员,中国国民党革命委员会会员,中国国民党革命委员会党员
05|民盟盟员|Member of the China Democratic League|民盟,民盟会员,中国民主同盟盟员
06|民建会员|Member of the China National Democratic Construction Association|民建,中国民主建国会会员
07|民进会员|Member of the China Association for Promoting Democracy|民进,中国民主促进会会员
08|农工党党员|Member of the Chinese Peasants' and Workers' Democratic Party|农工党,农工民主党,农工民主党党员,中国农工民主党党员
09|致公党党员|Member of the China Zhi Gong Party|致公党,中国致公党党员
10|九三学社社员|Member of the Jiusan Society|九三学社,九三,九三社员
11|台盟盟员|Member of the Taiwan Democratic Self-Government League|台盟,台湾民主自治同盟盟员
12|无党派人士|Person without party affiliation|无党派,无党派民主人士
13|群众|Citizen|一般群众,普通群众,人民群众
`)

/** GB/T 4761, the relations that family rows, hardship files and care visits need; birth order (22–26, 32–36) is left out. */
export const familyRelationCodes = codeTable(`
01|本人|Self|户主,本人或户主
10|配偶|Spouse|爱人
11|夫|Husband|丈夫,老公
12|妻|Wife|妻子,老婆
20|子|Son|儿子,之子
21|独生子|Only son
27|养子或继子|Adopted son or stepson|养子,继子
28|女婿|Son-in-law
30|女|Daughter|女儿,之女
31|独生女|Only daughter
37|养女或继女|Adopted daughter or stepdaughter|养女,继女
38|儿媳|Daughter-in-law|媳妇,儿媳妇
41|孙子|Grandson (son's son)
42|孙女|Granddaughter (son's daughter)
43|外孙子|Grandson (daughter's son)|外孙
44|外孙女|Granddaughter (daughter's daughter)
50|父母|Parents
51|父亲|Father|父,爸爸
52|母亲|Mother|母,妈妈
53|公公|Husband's father
54|婆婆|Husband's mother
55|岳父|Wife's father
56|岳母|Wife's mother
57|继父或养父|Stepfather or adoptive father|继父,养父
58|继母或养母|Stepmother or adoptive mother|继母,养母
61|祖父|Paternal grandfather|爷爷
62|祖母|Paternal grandmother|奶奶
63|外祖父|Maternal grandfather|外公,姥爷
64|外祖母|Maternal grandmother|外婆,姥姥
71|兄|Elder brother|哥哥
73|弟|Younger brother|弟弟
75|姐姐|Elder sister|姐
77|妹妹|Younger sister|妹
80|其他|Other|其他亲属
`)

import { codeTable } from './code-entry.ts'

/** Identity documents, as the member record knows them (house codes). */
export const idTypeCodes = codeTable(`
resident_id|居民身份证|Resident identity card|身份证,二代身份证,中国居民身份证,内地居民身份证
passport|护照|Passport|外国护照,中国护照,普通护照
hk_mo_tw_permit|港澳台证|Hong Kong, Macao or Taiwan permit|港澳台通行证,港澳居民来往内地通行证,台湾居民来往大陆通行证,港澳台居民居住证,回乡证,台胞证
foreign_permanent_resident|外国人永久居留证|Foreign permanent resident card|外国人永久居留身份证,永久居留证
other|其他|Other|其他证件,军官证
`)

/** How a person is employed (house codes): what sheets call it differs from school to school. */
export const employmentTypeCodes = codeTable(`
establishment|事业编|On the establishment|事业编制,事业在编,在编,编内,编制内,正式在编,事业编制人员
personnel_agency|人事代理|Personnel agency|人事代理人员,人事代理制
school_contract|校聘合同|School contract|校聘,合同制,学校合同,劳动合同制,合同工,校聘合同制,编外合同,项目聘用
labour_dispatch|劳务派遣|Labour dispatch|派遣,派遣制,劳务派遣人员,劳动派遣
logistics_enterprise|后勤企业|Logistics enterprise|后勤,后勤集团,后勤企业聘用,企业编制,企业聘用
re_employed|返聘|Re-employed after retirement|退休返聘,返聘人员
foreign|外籍|Foreign staff|外籍教师,外教,外籍专家,外籍人员
`)

/** States of a membership episode (house codes). */
export const membershipStatusCodes = codeTable(`
applied|申请中|Applied|已申请
active|在册|Active|在籍,正常,会员
retained|保留会籍|Retained membership|保留
transferred_out|已转出|Transferred out|转出,转会
withdrawn|已退会|Withdrawn|退会
deemed_withdrawn|视为自动退会|Deemed withdrawn|自动退会
expelled|开除会籍|Expelled|开除
deceased|已去世|Deceased|去世,死亡
`)

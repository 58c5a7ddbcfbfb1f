import { codeTable } from './code-entry.ts'

/**
 * GB/T 8561-2001: the series found at universities, their schools and hospitals. Left out, and therefore kept as the text
 * of the sheet and marked as unverified: stage and screen arts, ships, aircraft, notaries, forensic doctors, vocational
 * instructors, craft arts, broadcasting; the full-senior titles that were founded after 2001 (正高级工程师, 正高级实验师,
 * 正高级会计师, 正高级教师 …), which the standard has no code for.
 * A label that two series share (研究员, 馆员, 编辑) is not resolved: the sheet must name the series.
 */
export const professionalTitleCodes = codeTable(`
010|高等学校教师|Teacher at a higher education institution
011|教授|Professor|正教授
012|副教授|Associate professor
013|讲师（高校）|Lecturer|讲师,高校讲师
014|助教（高校）|Assistant lecturer|助教,高校助教
020|中等专业学校教师|Teacher at a secondary specialised school
022|高级讲师（中专）|Senior lecturer (secondary specialised school)
023|讲师（中专）|Lecturer (secondary specialised school)
024|助理讲师（中专）|Assistant lecturer (secondary specialised school)
025|教员（中专）|Instructor (secondary specialised school)
050|中学教师|Secondary school teacher
052|高级教师（中学）|Senior teacher (secondary school)|中学高级教师
053|一级教师（中学）|First-grade teacher (secondary school)|中学一级教师
054|二级教师（中学）|Second-grade teacher (secondary school)|中学二级教师
055|三级教师（中学）|Third-grade teacher (secondary school)|中学三级教师
070|实验技术人员|Laboratory staff
072|高级实验师|Senior laboratory technologist
073|实验师|Laboratory technologist
074|助理实验师|Assistant laboratory technologist
075|实验员|Laboratory technician
080|工程技术人员|Engineering staff
082|高级工程师|Senior engineer|高工
083|工程师|Engineer
084|助理工程师|Assistant engineer|助工
085|技术员|Technician
090|农业技术人员（农艺）|Agricultural staff (agronomy)
092|高级农艺师|Senior agronomist
093|农艺师|Agronomist
094|助理农艺师|Assistant agronomist
120|经济专业人员|Economic staff
122|高级经济师|Senior economist
123|经济师|Economist
124|助理经济师|Assistant economist
125|经济员|Economic assistant
130|会计专业人员|Accounting staff
132|高级会计师|Senior accountant
133|会计师|Accountant
134|助理会计师|Assistant accountant
135|会计员|Accounting clerk
140|统计专业人员|Statistical staff
142|高级统计师|Senior statistician
143|统计师|Statistician
144|助理统计师|Assistant statistician
145|统计员|Statistical clerk
150|出版专业人员（编审）|Publishing staff (editing)
151|编审|Professor of editorship
152|副编审|Associate professor of editorship
153|编辑（出版）|Editor (publishing)
154|助理编辑（出版）|Assistant editor (publishing)
180|翻译人员|Translators
181|译审|Professor of translation
182|副译审|Associate professor of translation
183|翻译|Translator
184|助理翻译|Assistant translator
190|新闻专业人员（记者）|Journalists (reporting)
191|高级记者|Senior reporter
192|主任记者|Chief reporter
193|记者|Reporter
194|助理记者|Assistant reporter
200|新闻专业人员（编辑）|Journalists (editing)
201|高级编辑|Senior news editor
202|主任编辑|Chief news editor
203|编辑（新闻）|News editor
204|助理编辑（新闻）|Assistant news editor
230|卫生技术人员（医师）|Medical staff (doctors)
231|主任医师|Chief physician
232|副主任医师|Associate chief physician
233|主治医师|Attending physician|主管医师
234|医师|Physician|住院医师
235|医士|Assistant physician
240|卫生技术人员（药剂）|Medical staff (pharmacy)
241|主任药师|Chief pharmacist
242|副主任药师|Associate chief pharmacist
243|主管药师|Pharmacist-in-charge
244|药师|Pharmacist
245|药士|Assistant pharmacist
250|卫生技术人员（护理）|Medical staff (nursing)
251|主任护师|Chief nurse
252|副主任护师|Associate chief nurse
253|主管护师|Nurse-in-charge
254|护师|Senior nurse
255|护士|Nurse
260|卫生技术人员（技师）|Medical staff (technology)
261|主任技师|Chief medical technologist
262|副主任技师|Associate chief medical technologist
263|主管技师|Medical technologist-in-charge
264|技师（卫生）|Medical technologist
265|技士（卫生）|Assistant medical technologist|技士
370|体育教练|Sports coaches
371|国家级教练|National coach
372|高级教练|Senior coach
373|一级教练|First-grade coach
374|二级教练|Second-grade coach
375|三级教练|Third-grade coach
390|律师|Lawyers
391|一级律师|First-grade lawyer
392|二级律师|Second-grade lawyer
393|三级律师|Third-grade lawyer
394|四级律师|Fourth-grade lawyer
395|律师助理|Lawyer's assistant
410|小学教师|Primary school teacher
413|高级教师（小学）|Senior teacher (primary school)|小学高级教师
414|一级教师（小学）|First-grade teacher (primary school)|小学一级教师
415|二级教师（小学）|Second-grade teacher (primary school)|小学二级教师
416|三级教师（小学）|Third-grade teacher (primary school)|小学三级教师
610|自然科学研究人员|Natural science researchers
611|研究员（自然科学）|Research professor (natural sciences)
612|副研究员（自然科学）|Associate research professor (natural sciences)
613|助理研究员（自然科学）|Assistant researcher (natural sciences)
614|研究实习员（自然科学）|Research trainee (natural sciences)
620|社会科学研究人员|Social science researchers
621|研究员（社会科学）|Research professor (social sciences)
622|副研究员（社会科学）|Associate research professor (social sciences)
623|助理研究员（社会科学）|Assistant researcher (social sciences)
624|研究实习员（社会科学）|Research trainee (social sciences)
640|图书、资料专业人员|Library staff
641|研究馆员（图书）|Research librarian
642|副研究馆员（图书）|Associate research librarian
643|馆员（图书）|Librarian|图书馆员
644|助理馆员（图书）|Assistant librarian
645|管理员（图书）|Library assistant
650|文博专业人员|Museum staff
651|研究馆员（文博）|Research curator
652|副研究馆员（文博）|Associate research curator
653|馆员（文博）|Curator
654|助理馆员（文博）|Assistant curator
655|管理员（文博）|Museum assistant
660|档案专业人员|Archives staff
661|研究馆员（档案）|Research archivist
662|副研究馆员（档案）|Associate research archivist
663|馆员（档案）|Archivist
664|助理馆员（档案）|Assistant archivist
665|管理员（档案）|Archives assistant
680|审计专业人员|Auditing staff
682|高级审计师|Senior auditor
683|审计师|Auditor
684|助理审计师|Assistant auditor
685|审计员|Audit clerk
980|思想政治工作人员|Ideological and political work staff
982|高级政工师|Senior political work specialist
983|政工师|Political work specialist
984|助理政工师|Assistant political work specialist
985|政工员|Political work clerk
`)

import type { FieldsOf, VisibleField } from '../../../../kernel/ui/desk/form/form.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { staffForm } from '../../members.contract.ts'
import { useCodeWords } from '../code-sets.ts'
import { membersTexts } from '../members.texts.ts'
import type { ShownField } from '../members.types.ts'
import { useUnitOptions } from '../units.ts'
import { staffFieldTexts } from './staff-fields.texts.ts'

type StaffFields = FieldsOf<typeof staffForm>

/** The form of a record: words, sections, choices. Protected values of an existing record are left empty to be kept. */
export function useStaffFields(existing?: readonly ShownField[]): StaffFields {
  const say = useTexts(membersTexts)
  const label = useTexts(staffFieldTexts)
  const { options } = useCodeWords()
  const { branches, groups } = useUnitOptions()
  const coded = (set: string): Pick<VisibleField, 'widget' | 'options'> => ({ widget: 'choice', options: options(set) })
  const sealed = (key: string): Pick<VisibleField, 'help'> => {
    const shown = existing?.find((field) => field.key === key)?.value
    return { help: shown ? say('keepBlank', { shown }) : say('sealedHelp') }
  }
  return {
    staffNo: { label: label('staffNo'), section: say('sectionPerson') },
    name: { label: label('name') },
    formerName: { label: label('formerName') },
    unitId: { label: label('unitId'), widget: 'choice', options: branches },
    groupId: { label: label('groupId'), widget: 'choice', options: groups },
    idType: { label: label('idType'), ...coded('id_type') },
    idNo: { label: label('idNo'), ...(existing ? sealed('idNo') : { help: say('idNoHelp') }) },
    sex: { label: label('sex'), ...coded('sex') },
    birthDate: { label: label('birthDate') },
    ethnicity: { label: label('ethnicity'), ...coded('ethnicity') },
    nationality: { label: label('nationality'), ...coded('nationality') },
    politicalStatus: { label: label('politicalStatus'), ...coded('political_status') },
    marital: { label: label('marital'), ...coded('marital') },
    education: { label: label('education'), section: say('sectionWork'), ...coded('education') },
    degree: { label: label('degree'), ...coded('degree') },
    professionalTitle: { label: label('professionalTitle'), ...coded('professional_title') },
    employmentType: { label: label('employmentType'), ...coded('employment_type') },
    hireDate: { label: label('hireDate') },
    leaveDate: { label: label('leaveDate') },
    retireDate: { label: label('retireDate') },
    deathDate: { label: label('deathDate') },
    phone: { label: label('phone'), section: say('sectionContact'), ...sealed('phone') },
    email: { label: label('email') },
    bankAccount: { label: label('bankAccount'), ...sealed('bankAccount') },
    duesBase: { label: label('duesBase'), widget: 'money' },
    cardNo: { label: label('cardNo') },
  }
}

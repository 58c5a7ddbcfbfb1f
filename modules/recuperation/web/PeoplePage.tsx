import { EnrolmentTable } from '../../../engines/capacity/web/desk/EnrolmentTable.tsx'
import { ProgrammeFrame } from './ProgrammeFrame.tsx'

/** Who signed up; a branch officer sees the own branch of what is held above. */
export function PeoplePage() {
  return <ProgrammeFrame>{({ id }) => <EnrolmentTable offerId={id} />}</ProgrammeFrame>
}

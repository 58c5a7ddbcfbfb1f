import { Button } from '../base/Button.tsx'
import { useTexts } from '../texts.ts'
import { deskTexts } from './desk.texts.ts'
import './print.css'

/** Prints the page as it looks, without the frame around it. */
export function PrintButton() {
  const say = useTexts(deskTexts)
  return (
    <Button icon="print" className="tx-no-print" onClick={() => print()}>
      {say('print')}
    </Button>
  )
}

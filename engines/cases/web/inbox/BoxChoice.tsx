import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { boxes, type Box } from './boxes.ts'
import { inboxTexts } from './inbox.texts.ts'
import './inbox.css'

export function BoxChoice({ box, onChange }: { box: Box; onChange: (box: Box) => void }) {
  const say = useTexts(inboxTexts)
  return (
    <div className="ci-boxes">
      <Choice label={say('boxes')} value={box} options={boxes.map((value) => ({ value, label: say(value) }))} onChange={onChange} />
    </div>
  )
}

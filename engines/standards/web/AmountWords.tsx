import { useTexts } from '../../../kernel/ui/texts.ts'
import { standardTexts } from './standards.texts.ts'

interface Amount {
  yuan: string
  title: string
  documentNo: string | null
  article: string | null
  verified: boolean
}

/** The amount with what it rests on. */
export function AmountWords({ standard }: { standard: Amount | null }) {
  const say = useTexts(standardTexts)
  if (standard === null) return say('none')
  const source = [standard.title, standard.documentNo ?? say('noDocument'), standard.article, say(standard.verified ? 'verified' : 'unverified')].filter(Boolean).join(' · ')
  return say('is', { yuan: standard.yuan, source })
}

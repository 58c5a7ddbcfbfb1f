import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FileDrop } from '../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { ChainStep } from './gifts.types.ts'
import { useGiftChanged } from './use-gift-changed.ts'

interface AddPaperProps {
  giftId: string
  label: string
  of: { step: ChainStep['step'] } | { step: 'receipt'; unitId: string }
}

/** Minutes, a contract, a signed list: scanned or photographed. */
export function AddPaper({ giftId, label, of }: AddPaperProps) {
  const say = useTexts(giftsDeskTexts)
  const changed = useGiftChanged()
  return (
    <FileDrop
      label={label}
      extensions={['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx']}
      maxBytes={20 * 1024 * 1024}
      upload={(file, call) => uploadFile(`${apiPrefix}/gifts/${giftId}/papers`, file, { ...call, fields: { ...of } })}
      onUploaded={() => {
        toast(say('paperAdded'))
        void changed()
      }}
    />
  )
}

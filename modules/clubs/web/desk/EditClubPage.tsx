import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FileDrop } from '../../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../../kernel/ui/desk/files/upload.ts'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix } from '../../../../web/api.ts'
import type { EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { ClubEditor } from './ClubEditor.tsx'
import { ClubFrame } from './ClubFrame.tsx'
import { editTexts } from './edit.texts.ts'
import { DissolveDrawer } from './DissolveDrawer.tsx'

/** What the club says of itself; the office also ends it here. */
export function EditClubPage() {
  const say = useTexts(editTexts)
  const [dissolving, dissolve] = useState(false)
  return (
    <ClubFrame
      renderAction={({ mayDissolve }) =>
        mayDissolve && (
          <Button look="danger" onClick={() => dissolve(true)}>
            {say('dissolve')}
          </Button>
        )
      }
    >
      {(club) => (
        <div className="tx-stack cl-form">
          {club.living && <ClubEditor key={club.id} club={club} />}
          {club.living && <Pictures club={club} />}
          <Officers club={club} />
          {dissolving && <DissolveDrawer club={club} onClose={() => dissolve(false)} />}
        </div>
      )}
    </ClubFrame>
  )
}

function Officers({ club: { id, officers } }: { club: EditedClub }) {
  const say = useTexts(editTexts)
  return (
    <p className="tx-note">
      {officers.length > 0 && `${say('officersAre', { names: listed(officers.map(({ title, name }) => `${title} ${name}`)) })} `}
      <Link to={`/organisation/units/${id}`}>{say('officersLink')}</Link>
    </p>
  )
}

function Pictures({ club: { id, pictures } }: { club: EditedClub }) {
  const say = useTexts(editTexts)
  const changed = useClubsChanged()
  return (
    <Card title={say('part_pictures')}>
      <div className="tx-stack">
        <p className="tx-note">{say('picturesHelp')}</p>
        {pictures.length > 0 && (
          <div className="tx-photos">
            {pictures.map((picture, index) => (
              <figure key={picture.id}>
                <img src={`${apiPrefix}/clubs/${id}/pictures/${picture.id}`} alt={picture.caption || say('pictureAlt', { number: index + 1 })} loading="lazy" />
                <RemovePicture clubId={id} pictureId={picture.id} />
              </figure>
            ))}
          </div>
        )}
        <FileDrop
          label={say('addPicture')}
          extensions={['.jpg', '.jpeg', '.png', '.webp']}
          maxBytes={10 * 1024 * 1024}
          upload={(file, call) => uploadFile(`${apiPrefix}/clubs/${id}/pictures`, file, call)}
          onUploaded={() => {
            toast(say('pictureAdded'))
            void changed()
          }}
        />
      </div>
    </Card>
  )
}

function RemovePicture({ clubId, pictureId }: { clubId: string; pictureId: string }) {
  const say = useTexts(editTexts)
  const changed = useClubsChanged()
  const remove = useMutation({
    mutationFn: () => api.clubs.removePicture({ unitId: clubId, pictureId }),
    onSuccess: () => toast(say('pictureRemoved')),
    onError: toastRefusal,
    onSettled: changed,
  })
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      {say('removePicture')}
    </Button>
  )
}

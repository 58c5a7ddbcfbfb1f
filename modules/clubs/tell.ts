import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { staffHolding } from '../identity/identity.api.ts'
import { staffNames } from '../members/members.api.ts'
import { manageClubs, type Club } from './sight.ts'

registerKinds({
  'club.asked': { zh: '有人申请加入协会', en: 'Somebody asks to join a club' },
  'club.changed': { zh: '我的协会成员身份有变化', en: 'A change to my membership of a club' },
})

/** Tells those who look after the club that somebody asks to join. */
export async function tellOfficers(trx: Trx, club: Club, { id, staffId, message }: { id: string; staffId: string; message: string }): Promise<void> {
  const officers = await staffHolding(trx, { permission: manageClubs, unitId: club.id }, trx.at)
  const name = (await staffNames(trx, [staffId])).get(staffId)?.name ?? ''
  await notify(
    trx,
    officers.map((to) => ({
      to,
      kind: 'club.asked',
      title: { zh: '有人申请加入协会', en: 'Somebody asks to join a club' },
      body: { zh: `${name}申请加入“${club.name}”${message ? `：${message}` : '。'}`, en: `${name} asks to join “${club.name}”${message ? `: ${message}` : '.'}` },
      path: `/club-desk/${club.id}/requests`,
      subject: { type: 'club_request', id },
      urgency: 'normal' as const,
    })),
  )
}

/** Tells whoever asked what was decided. */
export async function tellAsker(trx: Trx, club: Club, { staffId, declined }: { staffId: string; declined: string | null }): Promise<void> {
  const admitted = {
    title: { zh: '您已加入协会', en: 'You are in the club' },
    body: { zh: `您加入“${club.name}”的申请已通过，欢迎参加协会活动。`, en: `Your request to join “${club.name}” was accepted. Welcome.` },
  }
  const refused = {
    title: { zh: '入会申请未通过', en: 'Your request was declined' },
    body: { zh: `您加入“${club.name}”的申请未通过：${declined}。`, en: `Your request to join “${club.name}” was declined: ${declined}.` },
  }
  await tell(trx, club, { staffIds: [staffId], ...(declined === null ? admitted : refused) })
}

interface Parted {
  staffIds: readonly string[]
  ended: 'removed' | 'dissolved'
  reason: string
}

/** Tells people who did not leave by themselves that they are in it no more. */
export async function tellParted(trx: Trx, club: Club, { staffIds, ended, reason }: Parted): Promise<void> {
  const said = {
    removed: {
      title: { zh: '您已不在协会名册中', en: 'You are no longer in the club' },
      body: {
        zh: `“${club.name}”已将您移出成员名册：${reason}。如有疑问，请与协会联系。`,
        en: `“${club.name}” has taken you off its roster: ${reason}. If in doubt, ask the club.`,
      },
    },
    dissolved: {
      title: { zh: '协会已解散', en: 'The club was dissolved' },
      body: { zh: `“${club.name}”已解散：${reason}。您参加协会的记录会保留。`, en: `“${club.name}” was dissolved: ${reason}. Your record of it is kept.` },
    },
  }
  await tell(trx, club, { staffIds, ...said[ended] })
}

/** Tells people that their club goes on in another, and they with it. */
export function tellMoved(trx: Trx, club: Club, { staffIds, into }: { staffIds: readonly string[]; into: string }): Promise<void> {
  return tell(trx, club, {
    staffIds,
    title: { zh: '您的协会已合并', en: 'Your club has merged' },
    body: {
      zh: `“${club.name}”已并入“${into}”，您现在是“${into}”的成员，无需另外申请。`,
      en: `“${club.name}” has merged into “${into}”: you are in “${into}” now and need not ask.`,
    },
  })
}

interface Said {
  staffIds: readonly string[]
  title: Bilingual
  body: Bilingual
}

async function tell(trx: Trx, club: Club, { staffIds, title, body }: Said): Promise<void> {
  await notify(
    trx,
    staffIds.map((to) => ({
      to,
      kind: 'club.changed',
      title,
      body,
      path: '/clubs',
      subject: { type: 'club', id: club.id },
      urgency: 'normal' as const,
    })),
  )
}

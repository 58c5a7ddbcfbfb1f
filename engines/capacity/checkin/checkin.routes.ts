import { implement } from '@orpc/server'
import type { RequestContext } from '../../../kernel/context.ts'
import { authorise } from '../../../kernel/http/authorise.ts'
import { checkinContract } from './checkin.contract.ts'
import { showAttendance, showMyCode, showNoShows, showPeople, showPoints, showPoster, showScreen } from './checkin.view.ts'
import { closePoint, excuseNoShow } from './no-shows.ts'
import { syncOffline, takeOfflineList } from './offline.ts'
import { addPoints, editPoint, removePoint, setCertificate } from './points.actions.ts'
import { checkMyselfIn, scan, signList } from './scan.actions.ts'

const os = implement(checkinContract).$context<RequestContext>().use(authorise)

const timesOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }) => ({ opensAt: new Date(opensAt), closesAt: new Date(closesAt) })

export const checkinRoutes = os.router({
  points: os.points.handler(({ context, input }) => showPoints(context, input.offerId)),
  addPoints: os.addPoints.handler(async ({ context, input }) => ({
    ids: await addPoints(context, { offerId: input.offerId, points: input.points.map((point) => ({ ...point, ...timesOf(point) })) }),
  })),
  editPoint: os.editPoint.handler(({ context, input }) => editPoint(context, { ...input, ...timesOf(input) })),
  removePoint: os.removePoint.handler(({ context, input }) => removePoint(context, input.pointId)),
  people: os.people.handler(({ context, input }) => showPeople(context, input)),
  scan: os.scan.handler(({ context, input }) => scan(context, input)),
  signList: os.signList.handler(async ({ context, input }) => ({ rows: await signList(context, input) })),
  screen: os.screen.handler(({ context, input }) => showScreen(context, input.pointId)),
  poster: os.poster.handler(({ context, input }) => showPoster(context, input.pointId)),
  offlineList: os.offlineList.handler(({ context, input }) => takeOfflineList(context, input.pointId)),
  sync: os.sync.handler(({ context, input }) =>
    syncOffline(context, {
      pointId: input.pointId,
      deviceNow: new Date(input.deviceNow),
      scans: input.scans.map(({ code, scannedAt }) => ({ code, scannedAt: new Date(scannedAt) })),
    }),
  ),
  close: os.close.handler(({ context, input }) => closePoint(context, input.pointId)),
  noShows: os.noShows.handler(({ context, input }) => showNoShows(context, input)),
  excuse: os.excuse.handler(async ({ context, input }) => {
    await excuseNoShow(context, input)
    return { enrolmentId: input.enrolmentId }
  }),
  attendance: os.attendance.handler(({ context, input }) => showAttendance(context, input)),
  certify: os.certify.handler(async ({ context, input }) => {
    await setCertificate(context, input)
    return { least: input.least }
  }),
  myCode: os.myCode.handler(({ context, input }) => showMyCode(context, input.enrolmentId)),
  checkMyselfIn: os.checkMyselfIn.handler(({ context, input }) => checkMyselfIn(context, input.code)),
})

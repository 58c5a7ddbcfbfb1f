import { notFound } from '../../../kernel/errors.ts'
import type { PlainRoute } from '../../../kernel/http/plain-route.ts'
import { isId } from '../../../kernel/ids.ts'
import { sendDownload } from '../../documents/send-sheet.ts'
import { writeDocx } from '../../documents/write-docx.ts'
import { writePdf } from '../../documents/write-pdf.ts'
import { certificateFor } from './certificate.ts'

const formats = [
  { ending: 'docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: writeDocx },
  { ending: 'pdf', contentType: 'application/pdf', make: writePdf },
]

export const checkinPlainRoutes: PlainRoute[] = formats.map(({ ending, contentType, make }) => ({
  method: 'GET',
  path: `/enrolments/:enrolmentId/certificate.${ending}`,
  access: 'signed-in',
  summary: `Certificate of attendance (${ending})`,
  handle: async ({ params }, reply, context) => {
    const enrolmentId = params !== null && typeof params === 'object' && 'enrolmentId' in params ? params.enrolmentId : null
    if (typeof enrolmentId !== 'string' || !isId(enrolmentId)) throw notFound()
    const { name, paper } = await certificateFor(context, enrolmentId)
    return sendDownload(reply, { fileName: `${name}.${ending}`, contentType, content: await make(paper) })
  },
}))

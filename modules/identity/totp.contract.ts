import { z } from 'zod'
import { route } from '../../kernel/contract.ts'
import { wholeCode } from './identity.shapes.ts'

const password = z.string().min(1).max(200)

const state = route
  .route({ method: 'GET', path: '/me/totp', tags: ['identity'], summary: 'Whether I sign in with a second factor' })
  .meta({ access: 'signed-in' })
  .output(z.object({ on: z.boolean(), recoveryCodesLeft: z.number().int() }))

const enrol = route
  .route({ method: 'POST', path: '/me/totp', tags: ['identity'], summary: 'Begin a second factor: the secret for my authenticator' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ password }))
  .output(
    z.object({
      /** `otpauth://totp/…`, to be shown as a QR code. */
      uri: z.string(),
      /** The same secret for typing, base32. */
      secret: z.string(),
    }),
  )

const confirm = route
  .route({ method: 'POST', path: '/me/totp/confirm', tags: ['identity'], summary: 'Turn the second factor on with a code; recovery codes are shown this once' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ code: wholeCode }))
  .output(z.object({ recoveryCodes: z.array(z.string()) }))

const disable = route
  .route({ method: 'POST', path: '/me/totp/disable', tags: ['identity'], summary: 'Turn the second factor off' })
  .meta({ access: 'signed-in', secret: true })
  .input(z.object({ password }))
  .output(z.object({ ok: z.literal(true) }))

export const totpContract = { state, enrol, confirm, disable }

import { registerProcess } from '../../../engines/cases/registry.ts'
import { admissionProcess, transferInProcess } from './admission.process.ts'
import { retentionProcess, retirementProcess, transferOutProcess, withdrawalProcess } from './leaving.process.ts'
import type { matterKind } from './membership.contract.ts'
import type { z } from 'zod'

export type MatterKind = z.infer<typeof matterKind>

/** The matters of membership, in the order in which a person would look for them. */
export const matterProcesses = {
  admission: admissionProcess,
  transfer_in: transferInProcess,
  retention: retentionProcess,
  retirement: retirementProcess,
  transfer_out: transferOutProcess,
  withdrawal: withdrawalProcess,
} satisfies Record<MatterKind, unknown>

export function registerMatters(): void {
  for (const process of Object.values(matterProcesses)) registerProcess(process)
}

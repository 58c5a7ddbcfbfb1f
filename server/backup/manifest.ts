import { z } from 'zod'

/** The last entry of the archive: what it holds and the checksum of each part. An archive without it is incomplete. */
export const manifestSchema = z.object({
  product: z.literal('tongxin'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  files: z.number().int(),
  parts: z.record(z.string(), z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>

export const manifestName = 'manifest.json'

/** `tables/NAME/000001.copy`: PostgreSQL's text COPY format, cut between rows. */
export function tablePartName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, '0')}.copy`
}

export function filePartName(tenantId: string, fileId: string): string {
  return `files/${tenantId}/${fileId}`
}

import { publicValueDiffers, publicValueMissing, publicValueUnasked } from './draw.errors.ts'

/** The typed public number as it enters the draw: must look like what was named beforehand. */
export function publicValueOf(typed: string | null, { source, example }: { source: string | null; example: string | null }): string | null {
  const value = typed === null ? '' : plain(typed)
  if (source === null || example === null) {
    if (value !== '') throw publicValueUnasked()
    return null
  }
  if (value === '') throw publicValueMissing({ source, example })
  if (shapeOf(value) !== shapeOf(plain(example))) throw publicValueDiffers({ value, source, example })
  return value
}

/** Full-width figures and doubled spaces are how people type, not another number. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
}

function shapeOf(value: string): string {
  return value.replaceAll(/\d/g, '0')
}

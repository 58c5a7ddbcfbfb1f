export type DocBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: { header: string; widthPercent: number }[]; rows: string[][] }

export interface DocContent {
  title: string
  subtitle?: string
  blocks: DocBlock[]
}

/** An A4 paper for Word and WPS, as bytes: title, headings, text and tables with their header on every page, pages numbered. */
export async function writeDocx(doc: DocContent): Promise<Uint8Array> {
  // A large library, and most servers print seldom: it is loaded when first needed.
  const { buildDocx } = await import('./build-docx.ts')
  return buildDocx(doc)
}

/** The words of a PDF, as any reader would copy them. */
export async function extractPdfText(bytes: Uint8Array): Promise<string> {
  // pdf.js fails to load where these are missing, though only drawing a page needs them.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) if (!(name in globalThis)) Reflect.set(globalThis, name, Object)
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({ data: Uint8Array.from(bytes), disableFontFace: true, isEvalSupported: false, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return pages.join('\n')
}

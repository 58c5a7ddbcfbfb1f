import { fileURLToPath } from 'node:url'
import type { PlanFile } from './extract-text.ts'
import { damagedFile, encryptedPdf, fileTooLarge, scannedPdf } from './parser.errors.ts'
import { pagesToText } from './pdf-lines.ts'
import type { PdfRun } from './pdf-lines.ts'

const MOST_PAGES = 200
/** A scanner stamps a few characters on each page; a page of a plan has hundreds. */
const FEWEST_CHARACTERS_OF_A_PAGE = 5

/** Takes the text out of a PDF that has any. */
export async function extractPdfText(file: PlanFile): Promise<string> {
  const pages = await readPages(file)
  const characters = pages.flat().reduce((sum, run) => sum + run.text.trim().length, 0)
  if (characters < pages.length * FEWEST_CHARACTERS_OF_A_PAGE) throw scannedPdf({ name: file.name })
  return pagesToText(pages)
}

async function readPages(file: PlanFile): Promise<PdfRun[][]> {
  const { getDocument, VerbosityLevel } = await loadPdfJs()
  const folder = fileURLToPath(new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))
  const loading = getDocument({
    // pdf.js keeps the buffer it is given.
    data: Uint8Array.from(file.bytes),
    cMapUrl: `${folder}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}standard_fonts/`,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise
    if (document.numPages > MOST_PAGES) throw fileTooLarge({ name: file.name, limit: `${MOST_PAGES} 页` })
    const pages: PdfRun[][] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(items.flatMap((item) => ('str' in item ? runOf(item) : [])))
      page.cleanup()
    }
    return pages
  } catch (error) {
    throw explain(error, file)
  } finally {
    await loading.destroy()
  }
}

/** Loads pdf.js when the first PDF comes: a server that reads none is spared its memory. */
async function loadPdfJs() {
  // pdf.js fails to load where these are missing, though only drawing a page needs them. They come from an optional
  // package that containers leave out; we never draw.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, Object)
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

function runOf(item: { str: string; transform: unknown[]; width: number; height: number }): PdfRun {
  const [, , shear, scale, x, y] = item.transform.map(Number)
  return { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: item.height || Math.hypot(shear ?? 0, scale ?? 0) || 1 }
}

function explain(error: unknown, file: PlanFile): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'PasswordException') return encryptedPdf({ name: file.name })
  return error.name === 'AppError' ? error : damagedFile({ name: file.name })
}

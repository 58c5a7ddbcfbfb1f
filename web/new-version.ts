import { readStored, writeStored } from '../kernel/ui/stored.ts'

const key = 'tongxin.reloaded-at'
const pauseMs = 30_000

/**
 * After an upgrade the parts that an open page has not loaded yet are gone from the server: the page is loaded anew,
 * which brings the new version. Once only: where that does not help, the page says that it could not be opened.
 */
export function reloadForNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const lastMs = Number(readStored('session', key) ?? 0)
    if (Date.now() - lastMs < pauseMs) return
    writeStored('session', key, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}

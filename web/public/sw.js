// Keeps the shell for the moments without a network. Data is never stored here: it is personal, and stale figures mislead.
const shelf = 'tongxin-shell-1'
const mostFiles = 200

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.addAll(['/', '/mark.svg']))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  const clean = caches.keys().then((names) => Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name))))
  event.waitUntil(clean.then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

/** The newest shell when there is a network, the kept one when there is none. */
async function page(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) await (await caches.open(shelf)).put('/', answer.clone())
    return answer
  } catch {
    return (await caches.match('/')) ?? Response.error()
  }
}

/** Built files carry a hash in their name: what was fetched once never changes. */
async function asset(request) {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await keep(request, answer.clone())
  return answer
}

/** Files of earlier versions make room: the shelf holds about two versions. */
async function keep(request, answer) {
  const cache = await caches.open(shelf)
  await cache.put(request, answer)
  const kept = (await cache.keys()).filter(({ url }) => url.includes('/assets/'))
  await Promise.all(kept.slice(0, Math.max(kept.length - mostFiles, 0)).map((old) => cache.delete(old)))
}

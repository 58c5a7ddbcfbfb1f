import './old-browsers.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import i18next from 'i18next'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../kernel/ui/base/tokens.css'
import '../kernel/ui/base/base.css'
import '../kernel/ui/base/layout.css'
import { startAppearance } from '../kernel/ui/base/appearance.ts'
import { startLanguage } from './i18n.ts'
import { reloadForNewVersion } from './new-version.ts'
import { makeQueryClient } from './query-client.ts'
import { makeRouter } from './router.tsx'

const queryClient = makeQueryClient(() => void toSignIn())
const router = makeRouter(queryClient)

void start()

async function start(): Promise<void> {
  reloadForNewVersion()
  startAppearance()
  await startLanguage()
  // What the server words for people comes in their language.
  i18next.on('languageChanged', () => void queryClient.invalidateQueries())
  const place = document.getElementById('root')
  if (!place) throw new Error('index.html has no #root')
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
  if (import.meta.env.PROD && 'serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}

/** The session has ended: sign in again and come back to the same page; drafts stay. */
async function toSignIn(): Promise<void> {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  await router.navigate({ to: '/sign-in', search: { to: href } })
  queryClient.clear()
}

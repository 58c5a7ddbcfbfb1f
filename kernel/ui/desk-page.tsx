import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'

/**
 * A page that uses Ant Design, for `createRoute({ component: deskPage(() => import('./MemberListPage.tsx'), 'MemberListPage') })`.
 * Page and provider arrive together and neither is in the entry.
 */
export function deskPage<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazyRouteComponent(async () => {
    const [{ DeskProvider }, pages] = await Promise.all([import('./desk/DeskProvider.tsx'), load()])
    const Page: ComponentType = pages[name]
    return {
      default: () => (
        <DeskProvider>
          <Page />
        </DeskProvider>
      ),
    }
  })
}

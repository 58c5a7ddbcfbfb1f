import type { AnyRoute } from '@tanstack/react-router'

/** Every module's pages, below the signed-in frame. Adding a module's pages is a line here. */
export function moduleRoutes(_signedIn: AnyRoute): AnyRoute[] {
  return []
}

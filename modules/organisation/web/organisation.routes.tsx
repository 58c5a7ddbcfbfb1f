import { createRoute, redirect, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** The pages of the organisation and of the rules it is measured by, each loaded when first opened. */
export function organisationRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/organisation', component: deskPage(() => import('./tree/OrganisationPage.tsx'), 'OrganisationPage') }),
    createRoute({ getParentRoute, path: '/organisation/units/$unitId', component: deskPage(() => import('./unit/UnitPage.tsx'), 'UnitPage') }),
    createRoute({ getParentRoute, path: '/organisation/reorganise', component: deskPage(() => import('./reorganise/ReorganisePage.tsx'), 'ReorganisePage') }),
    createRoute({ getParentRoute, path: '/organisation/cadres', component: deskPage(() => import('./cadres/CadresPage.tsx'), 'CadresPage') }),
    createRoute({ getParentRoute, path: '/standards', component: deskPage(() => import('./standards/StandardsPage.tsx'), 'StandardsPage') }),
    createRoute({
      getParentRoute,
      path: '/organisation/standards',
      beforeLoad: () => {
        throw redirect({ to: '/standards' })
      },
    }),
  ]
}

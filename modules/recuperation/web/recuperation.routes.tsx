import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function recuperationRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  const one = '/recuperation/$programmeId'
  return [
    createRoute({ getParentRoute, path: '/recuperation', component: lazyRouteComponent(() => import('./ProgrammesPage.tsx'), 'ProgrammesPage') }),
    createRoute({ getParentRoute, path: '/recuperation/desk', component: deskPage(() => import('./ProgrammeDeskPage.tsx'), 'ProgrammeDeskPage') }),
    createRoute({ getParentRoute, path: '/recuperation/new', component: deskPage(() => import('./NewProgrammePage.tsx'), 'NewProgrammePage') }),
    createRoute({ getParentRoute, path: one, component: lazyRouteComponent(() => import('./ProgrammePage.tsx'), 'ProgrammePage') }),
    createRoute({ getParentRoute, path: `${one}/edit`, component: deskPage(() => import('./EditProgrammePage.tsx'), 'EditProgrammePage') }),
    createRoute({ getParentRoute, path: `${one}/people`, component: deskPage(() => import('./PeoplePage.tsx'), 'PeoplePage') }),
    createRoute({ getParentRoute, path: `${one}/checks`, component: deskPage(() => import('./ChecksPage.tsx'), 'ChecksPage') }),
    createRoute({ getParentRoute, path: `${one}/groups`, component: deskPage(() => import('./GroupsPage.tsx'), 'GroupsPage') }),
    createRoute({ getParentRoute, path: `${one}/check-in`, component: deskPage(() => import('./DeparturePage.tsx'), 'DeparturePage') }),
    createRoute({ getParentRoute, path: `${one}/settlement`, component: deskPage(() => import('./SettlementPage.tsx'), 'SettlementPage') }),
    createRoute({ getParentRoute, path: `${one}/panel`, component: deskPage(() => import('./AgencyPanelPage.tsx'), 'AgencyPanelPage') }),
    createRoute({ getParentRoute, path: `${one}/steps`, component: deskPage(() => import('./StepsPage.tsx'), 'StepsPage') }),
  ]
}

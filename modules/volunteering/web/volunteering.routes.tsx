import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

/** What members open on the phone does without the desk's inputs. */
export function volunteeringRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/volunteering', component: lazyRouteComponent(() => import('./VolunteeringPage.tsx'), 'VolunteeringPage') }),
    createRoute({ getParentRoute, path: '/volunteering/hours', component: lazyRouteComponent(() => import('./MyHoursPage.tsx'), 'MyHoursPage') }),
    createRoute({ getParentRoute, path: '/volunteering/teams', component: lazyRouteComponent(() => import('./TeamsPage.tsx'), 'TeamsPage') }),
    createRoute({ getParentRoute, path: '/volunteering/teams/$teamId', component: lazyRouteComponent(() => import('./TeamPage.tsx'), 'TeamPage') }),
    createRoute({ getParentRoute, path: '/volunteering/teams/$teamId/edit', component: deskPage(() => import('./desk/EditTeamPage.tsx'), 'EditTeamPage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/new', component: lazyRouteComponent(() => import('./EditTaskPage.tsx'), 'NewTaskPage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/$taskId', component: lazyRouteComponent(() => import('./TaskPage.tsx'), 'TaskPage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/$taskId/edit', component: lazyRouteComponent(() => import('./EditTaskPage.tsx'), 'EditTaskPage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/$taskId/people', component: deskPage(() => import('./TaskDeskPages.tsx'), 'TaskPeoplePage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/$taskId/check-in', component: deskPage(() => import('./TaskDeskPages.tsx'), 'TaskCheckInPage') }),
    createRoute({ getParentRoute, path: '/volunteering/tasks/$taskId/hours', component: lazyRouteComponent(() => import('./TaskHoursPage.tsx'), 'TaskHoursPage') }),
    createRoute({ getParentRoute, path: '/volunteering-desk', component: deskPage(() => import('./desk/TasksDeskPage.tsx'), 'TasksDeskPage') }),
    createRoute({ getParentRoute, path: '/volunteering-desk/teams', component: deskPage(() => import('./desk/TeamsDeskPage.tsx'), 'TeamsDeskPage') }),
    createRoute({ getParentRoute, path: '/volunteering-desk/teams/new', component: deskPage(() => import('./desk/EditTeamPage.tsx'), 'NewTeamPage') }),
    createRoute({ getParentRoute, path: '/volunteering-desk/hours', component: deskPage(() => import('./desk/LedgerPage.tsx'), 'LedgerPage') }),
    createRoute({ getParentRoute, path: '/volunteering-desk/honours', component: deskPage(() => import('./desk/HonoursPage.tsx'), 'HonoursPage') }),
  ]
}

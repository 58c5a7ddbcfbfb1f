import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { registerCaseKit } from '../../../engines/cases/web/kits.ts'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

registerCaseKit('suggestion', async (view) => (await import('./suggestion-kit.ts')).suggestionKit(view))

/** What members open on the phone does without the desk's inputs. */
export function suggestionsRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/suggestions', component: lazyRouteComponent(() => import('./SuggestionsPage.tsx'), 'SuggestionsPage') }),
    createRoute({ getParentRoute, path: '/suggestions/mine', component: lazyRouteComponent(() => import('./MySuggestionsPage.tsx'), 'MySuggestionsPage') }),
    createRoute({ getParentRoute, path: '/suggestions/new', component: lazyRouteComponent(() => import('./NewSuggestionPage.tsx'), 'NewSuggestionPage') }),
    createRoute({ getParentRoute, path: '/suggestions/desk', component: deskPage(() => import('./SuggestionDeskPage.tsx'), 'SuggestionDeskPage') }),
    createRoute({ getParentRoute, path: '/suggestions/$suggestionId', component: lazyRouteComponent(() => import('./SuggestionPage.tsx'), 'SuggestionPage') }),
    createRoute({ getParentRoute, path: '/consultations', component: lazyRouteComponent(() => import('./consultations/ConsultationsPage.tsx'), 'ConsultationsPage') }),
    createRoute({ getParentRoute, path: '/consultations/new', component: deskPage(() => import('./consultations/EditConsultationPage.tsx'), 'NewConsultationPage') }),
    createRoute({
      getParentRoute,
      path: '/consultations/$consultationId',
      component: lazyRouteComponent(() => import('./consultations/ConsultationPage.tsx'), 'ConsultationPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/consultations/$consultationId/edit',
      component: deskPage(() => import('./consultations/EditConsultationPage.tsx'), 'EditConsultationPage'),
    }),
    createRoute({ getParentRoute, path: '/consultations/$consultationId/sort', component: lazyRouteComponent(() => import('./consultations/SortPage.tsx'), 'SortPage') }),
    createRoute({ getParentRoute, path: '/practical-projects', component: lazyRouteComponent(() => import('./projects/ProjectsPage.tsx'), 'ProjectsPage') }),
    createRoute({ getParentRoute, path: '/practical-projects/new', component: deskPage(() => import('./projects/EditProjectPage.tsx'), 'NewProjectPage') }),
    createRoute({ getParentRoute, path: '/practical-projects/$projectId', component: lazyRouteComponent(() => import('./projects/ProjectPage.tsx'), 'ProjectPage') }),
    createRoute({ getParentRoute, path: '/practical-projects/$projectId/edit', component: deskPage(() => import('./projects/EditProjectPage.tsx'), 'EditProjectPage') }),
  ]
}

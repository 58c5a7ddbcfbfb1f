import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'

export function surveysRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/me/surveys/$surveyId', component: lazyRouteComponent(() => import('./AnswerPage.tsx'), 'AnswerPage') }),
    createRoute({ getParentRoute, path: '/surveys', component: lazyRouteComponent(() => import('./SurveysPage.tsx'), 'SurveysPage') }),
    createRoute({ getParentRoute, path: '/surveys/$surveyId', component: lazyRouteComponent(() => import('./ResultsPage.tsx'), 'ResultsPage') }),
  ]
}

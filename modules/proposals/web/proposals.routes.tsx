import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router'
import { registerCaseKit } from '../../../engines/cases/web/kits.ts'
import { deskPage } from '../../../kernel/ui/desk-page.tsx'

registerCaseKit('proposal', async (view) => (await import('./page/proposal-kit.tsx')).proposalKit(view))

/** What a delegate, a member or a leader opens on the phone does without the desk's inputs. */
export function proposalsRoutes(parent: AnyRoute): AnyRoute[] {
  const getParentRoute = () => parent
  return [
    createRoute({ getParentRoute, path: '/proposals', component: deskPage(() => import('./desk/ProposalsPage.tsx'), 'ProposalsPage') }),
    createRoute({ getParentRoute, path: '/proposals/mine', component: lazyRouteComponent(() => import('./mine/MyProposalsPage.tsx'), 'MyProposalsPage') }),
    createRoute({ getParentRoute, path: '/proposals/new', component: lazyRouteComponent(() => import('./write/NewProposalPage.tsx'), 'NewProposalPage') }),
    createRoute({ getParentRoute, path: '/proposals/published', component: lazyRouteComponent(() => import('./mine/PublishedPage.tsx'), 'PublishedPage') }),
    createRoute({ getParentRoute, path: '/proposals/signing', component: lazyRouteComponent(() => import('./mine/SigningPage.tsx'), 'SigningPage') }),
    createRoute({ getParentRoute, path: '/proposals/handling', component: deskPage(() => import('./desk/HandlingPage.tsx'), 'HandlingPage') }),
    createRoute({ getParentRoute, path: '/proposals/review', component: deskPage(() => import('./desk/ReviewBoardPage.tsx'), 'ReviewBoardPage') }),
    createRoute({ getParentRoute, path: '/proposals/merge', component: deskPage(() => import('./desk/MergePage.tsx'), 'MergePage') }),
    createRoute({ getParentRoute, path: '/proposals/statistics', component: deskPage(() => import('./statistics/ProposalStatisticsPage.tsx'), 'ProposalStatisticsPage') }),
    createRoute({ getParentRoute, path: '/proposals/congress', component: deskPage(() => import('./congress/CongressPage.tsx'), 'CongressPage') }),
    createRoute({ getParentRoute, path: '/proposals/sessions/$sessionId', component: deskPage(() => import('./congress/SessionPage.tsx'), 'SessionPage') }),
    createRoute({ getParentRoute, path: '/proposals/rounds', component: deskPage(() => import('./rounds/RoundsPage.tsx'), 'RoundsPage') }),
    createRoute({ getParentRoute, path: '/proposals/rounds/$roundId', component: deskPage(() => import('./rounds/RoundPage.tsx'), 'RoundPage') }),
    createRoute({ getParentRoute, path: '/proposals/$proposalId', component: lazyRouteComponent(() => import('./page/ProposalPage.tsx'), 'ProposalPage') }),
    createRoute({ getParentRoute, path: '/proposals/$proposalId/edit', component: lazyRouteComponent(() => import('./write/EditProposalPage.tsx'), 'EditProposalPage') }),
    createRoute({ getParentRoute, path: '/proposals/$proposalId/submitted', component: lazyRouteComponent(() => import('./write/SubmittedPage.tsx'), 'SubmittedPage') }),
  ]
}

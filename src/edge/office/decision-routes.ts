import { sendApproval, sendRefusal, showDecisions, showProposal } from './pages/decisions.ts'
import { form, page, type Route } from './route.ts'

const proposal = page({
  path: '/decisions/:proposal',
  errand: 'proposal',
  shows: 'people',
  does: 'one proposal whole, before somebody decides it',
  show: showProposal,
})

/** What waits for a second person. */
export const DECISION_ROUTES: readonly Route[] = [
  page({
    path: '/decisions',
    errand: 'decisions',
    shows: 'people',
    does: 'what waits for a second person',
    show: showDecisions,
  }),
  proposal,
  form({
    path: '/decisions/:proposal/approve',
    errand: 'decide approve',
    does: 'approves a proposal, and does it',
    send: sendApproval,
    page: proposal,
  }),
  form({
    path: '/decisions/:proposal/refuse',
    errand: 'decide refuse',
    does: 'refuses a proposal; nothing is done',
    send: sendRefusal,
    page: proposal,
  }),
]

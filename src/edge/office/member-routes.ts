import { showBehind } from './pages/behind.ts'
import { showFind } from './pages/find.ts'
import { showMemberReceipt } from './pages/member-receipt.ts'
import { showMember } from './pages/member.ts'
import { showToday } from './pages/today.ts'
import { page, type Route } from './route.ts'

/** What waits today, finding, and members as they are read. */
export const MEMBER_ROUTES: readonly Route[] = [
  page({
    path: '',
    errand: 'today',
    shows: 'people',
    does: 'what waits, money in, who is behind, checks',
    show: showToday,
  }),
  page({
    path: '/find',
    errand: 'find',
    shows: 'people',
    does: 'finds by number, name, phone, card, visit code or receipt',
    show: showFind,
  }),
  page({
    path: '/member/:number',
    errand: 'member',
    shows: 'people',
    does: 'one member: standing, household, money, what happened, what was said, care',
    show: showMember,
  }),
  page({
    path: '/member/:number/receipts/:receipt',
    errand: 'member-receipt',
    shows: 'people',
    does: 'one receipt of a member alone, to be printed',
    show: showMemberReceipt,
  }),
  page({
    path: '/behind',
    errand: 'behind',
    shows: 'people',
    does: 'the members who are behind, 25 at a time',
    show: showBehind,
  }),
]

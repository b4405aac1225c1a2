import { showMoney } from './pages/money.ts'
import { sendMatch, showReceipt } from './pages/receipt.ts'
import { form, page, type Route } from './route.ts'

const receipt = page({
  path: '/receipts/:receipt',
  errand: 'receipt',
  shows: 'people',
  does: 'one receipt: who got it, or whose it may be and why',
  show: showReceipt,
})

/** Receipts, and money that is nobody’s yet. */
export const MONEY_ROUTES: readonly Route[] = [
  page({
    path: '/money',
    errand: 'money',
    shows: 'people',
    does: 'money that is nobody’s yet, where all of it is, and receipts',
    show: showMoney,
  }),
  receipt,
  form({
    path: '/receipts/:receipt/match',
    errand: 'suspense match',
    does: 'gives money in suspense to a member; above the limit it is proposed',
    send: sendMatch,
    page: receipt,
  }),
]

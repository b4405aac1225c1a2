import { memberAdding, memberBecoming } from './pages/register/add-member.ts'
import {
  memberDeceased,
  memberNotice,
  memberResigning,
  memberStaying,
  memberTransferring,
} from './pages/register/endings.ts'
import { personAdding, personMoving, personRemoving } from './pages/register/people.ts'
import { phoneChanging, phoneKeeping, pinResetting } from './pages/register/phone.ts'
import { showMemberStatement } from './pages/member-statement.ts'
import { memberAsking } from './pages/pay/ask.ts'
import { bankOfMember, bankOfNobody } from './pages/pay/bank.ts'
import { cashProposing, cashRecording } from './pages/pay/cash.ts'
import {
  applicationApproving,
  applicationRefusing,
  showApplication,
  showApplications,
} from './pages/applications.ts'
import { cashDepositing, showCash } from './pages/cash.ts'
import { reconcileSent, sendStatement, STATEMENT_FILE } from './pages/send-statement.ts'
import { showWallets } from './pages/wallets.ts'
import { asks, form, page, type Route } from './route.ts'

const MEMBER = '/member/:number'
const PERSON = `${MEMBER}/people/:ordinal`

/** What whoever enters may: the rest decides about somebody. */
const ENTERED: ReadonlySet<string> = new Set(['members add', 'household add'])

const change = (path: string, act: string, does: string, by: Parameters<typeof asks>[0]['by']) =>
  asks({ path, errand: ENTERED.has(act) ? 'enter' : 'register', act, does, by })

/** What is changed in the register, each on a page of its own with a look before it is done. */
export const REGISTER_ROUTES: readonly Route[] = [
  ...change('/members/new', 'members add', 'registers a new member', memberAdding),
  ...change(`${MEMBER}/people/new`, 'household add', 'adds somebody to a household', personAdding),
  ...change(`${PERSON}/remove`, 'household remove', 'takes somebody out of one', personRemoving),
  ...change(`${PERSON}/move`, 'household move', 'moves somebody to another', personMoving),
  ...change(`${PERSON}/member`, 'members add', 'makes somebody of one a member', memberBecoming),
  ...change(`${MEMBER}/phone`, 'household phone', 'changes the phone of a member', phoneChanging),
  ...change(`${MEMBER}/phone/keep`, 'household phone', 'takes that back in time', phoneKeeping),
  ...change(`${MEMBER}/reset-pin`, 'members reset-pin', 'takes a service PIN away', pinResetting),
  ...change(`${MEMBER}/notice`, 'members notice', 'gives notice of striking off', memberNotice),
  ...change(`${MEMBER}/resign`, 'members resign', 'ends a membership', memberResigning),
  ...change(
    `${MEMBER}/transfer`,
    'members transfer',
    'ends one that goes on elsewhere',
    memberTransferring,
  ),
  ...change(`${MEMBER}/decease`, 'members decease', 'ends one by a death', memberDeceased),
  ...change(`${MEMBER}/stay`, 'members stay', 'takes back an end that lies ahead', memberStaying),
]

const money = (
  errand: 'take-money' | 'ask-money' | 'bank-money',
  path: string,
  act: string,
  does: string,
  by: Parameters<typeof asks>[0]['by'],
) => asks({ path, errand, act, does, by })

/** How money of a member comes in where people sit at a table. */
export const PAY_ROUTES: readonly Route[] = [
  page({
    path: `${MEMBER}/statement`,
    errand: 'member-statement',
    shows: 'people',
    does: 'what a member was charged and paid in a year, with the balance; to be printed',
    show: showMemberStatement,
  }),
  ...money('ask-money', `${MEMBER}/ask`, 'members ask-to-pay', 'asks a phone to pay', memberAsking),
  ...money(
    'take-money',
    `${MEMBER}/cash`,
    'cash record',
    'records cash of a member',
    cashRecording,
  ),
  ...money(
    'take-money',
    `${MEMBER}/cash/late`,
    'cash propose',
    'proposes cash of a day that is past',
    cashProposing,
  ),
  ...money(
    'bank-money',
    `${MEMBER}/bank`,
    'bank receive',
    'records a member’s money at the bank',
    bankOfMember,
  ),
  ...money(
    'bank-money',
    '/money/bank',
    'bank receive',
    'records money at the bank that is nobody’s yet',
    bankOfNobody,
  ),
  page({
    path: '/money/cash',
    errand: 'cash',
    shows: 'nobody',
    does: 'who has cash in hand, how much and since when',
    show: showCash,
  }),
  ...money(
    'take-money',
    '/money/cash/deposit',
    'cash deposit',
    'records that cash was brought away',
    cashDepositing,
  ),
]

const wallets = page({
  path: '/money/wallets',
  errand: 'wallets',
  shows: 'nobody',
  does: 'wallet accounts, whether they work, and what their statements do not agree on',
  show: showWallets,
})

/** Wallet accounts and the statements of their operators. */
export const WALLET_ROUTES: readonly Route[] = [
  wallets,
  form({
    path: '/money/wallets',
    errand: 'reconcile',
    does: 'takes an operator’s statement and holds it against the books',
    send: sendStatement,
    then: reconcileSent,
    page: wallets,
    file: STATEMENT_FILE,
  }),
]

const APPLICATION = '/applications/:application'

/** What people asked for by phone. */
export const APPLICATION_ROUTES: readonly Route[] = [
  page({
    path: '/applications',
    errand: 'applications',
    shows: 'people',
    does: 'what people asked for by phone and nobody has decided',
    show: showApplications,
  }),
  page({
    path: APPLICATION,
    errand: 'application',
    shows: 'people',
    does: 'one application, with what is known of whoever asks',
    show: showApplication,
  }),
  ...change(
    `${APPLICATION}/approve`,
    'application approve',
    'approves it, and does it',
    applicationApproving,
  ),
  ...change(
    `${APPLICATION}/refuse`,
    'application refuse',
    'refuses it kindly',
    applicationRefusing,
  ),
]

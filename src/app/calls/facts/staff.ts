import { cashAccountOf } from '../../../core/ledger/accounts.ts'
import type { Facts, MutualFacts } from '../../../core/errands/facts.ts'
import type { Matter, OfMutual, StaffFactKinds } from '../../../core/errands/staff-kinds.ts'
import { formatMemberNumber, type MemberNumber } from '../../../core/member-number.ts'
import { standing } from '../../../core/membership/standing.ts'
import { ZERO } from '../../../core/money.ts'
import { maskPhone } from '../../../core/phone-number.ts'
import { invariant } from '../../../core/invariant.ts'
import type { Mutual } from '../../../core/statutes.ts'
import {
  type FiledApplication,
  loadApplications,
} from '../../../store/applications/applications.ts'
import { boxOfPhone } from '../../../store/cash/cash.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { loadPin } from '../../../store/calls/pins.ts'
import { listProposals, type Proposal } from '../../../store/decisions/proposals.ts'
import { balanceOf } from '../../../store/visits/provider-payments.ts'
import { listSuspense } from '../../../store/payments/receipts.ts'
import type { ReadTx } from '../../../store/store.ts'
import { loadArrearsCounts, loadArrearsPage } from '../../membership/read-arrears.ts'
import { loadMoneyIn } from '../../payments/read-money-in.ts'
import { OTHER_CURRENCY } from '../../payments/record-receipt.ts'
import { isCaller, type Loader } from './fact.ts'

/** Members on a page of a list, and things of any other list, on a phone. */
const PER_PAGE = 20

const isManager = (facts: Facts, { mutual }: OfMutual): boolean =>
  isCaller(facts, 'manager', mutual)

const isStaff = (facts: Facts, of: OfMutual): boolean =>
  isManager(facts, of) || isCaller(facts, 'collector', of.mutual)

/** What managers and collectors may know, of the mutual they work for. */
export const staffFacts: { readonly [K in keyof StaffFactKinds]: Loader<K> } = {
  arrears: {
    may: isManager,
    load: async ({ tx, facts, of }) =>
      loadArrearsCounts(tx, await mutualOf(tx, of), todayIn(facts, of)),
  },

  'arrears-page': {
    may: isManager,
    load: async ({ tx, facts, of: { behind, after, ...of } }) => {
      const asked = {
        behind,
        after: after === '' ? null : (after as MemberNumber),
        limit: PER_PAGE,
      }
      const page = await loadArrearsPage(tx, await mutualOf(tx, of), todayIn(facts, of), asked)
      const members = page.members.map(({ number, name, amount: owed }) => ({ number, name, owed }))
      return { members, next: page.next }
    },
  },

  'money-in': {
    may: isManager,
    load: async ({ tx, facts, of }) => loadMoneyIn(tx, await mutualOf(tx, of), todayIn(facts, of)),
  },

  subject: {
    may: isStaff,
    load: async ({ tx, facts, of: { mutual, number } }) => {
      const household = await loadHousehold(tx, mutual, number)
      if (!household) return null
      const now = standing(household.facts, todayIn(facts, { mutual }))
      const { state, owed, credit, coveredUntil } = now
      const name = household.people[0]?.name ?? ''
      const hasPin = (await loadPin(tx, { mutual, number })) !== null
      return { number, name, state, owed, credit, coveredUntil, hasPin }
    },
  },

  unmatched: {
    may: isManager,
    load: async ({ tx, of }) => {
      const receipts = await listSuspense(tx, of.mutual)
      const ours = receipts.filter(({ reason }) => reason !== OTHER_CURRENCY)
      return ours.slice(0, PER_PAGE).map((receipt) => ({
        receipt: receipt.receipt_number,
        amount: receipt.amount,
        paidOn: receipt.value_on,
        payer: receipt.payer_phone && maskPhone(receipt.payer_phone),
        typed: receipt.account_typed ?? '',
      }))
    },
  },

  matters: {
    may: isManager,
    load: async ({ tx, of: { mutual } }) => {
      const proposals = (await listProposals(tx, mutual)).filter(({ decision }) => !decision)
      const applications = await loadApplications(tx, mutual, { openOnly: true })
      const matters = [...proposals.map(ofProposal), ...applications.map(ofApplication)]
      return matters.slice(0, PER_PAGE)
    },
  },

  'cash-in-hand': {
    may: isStaff,
    load: async ({ tx, facts, of: { mutual } }) => {
      const box = await boxOfPhone(tx, mutual, facts.caller.phone)
      return box ? balanceOf(tx, mutual, cashAccountOf(box)) : ZERO
    },
  },
}

async function mutualOf(tx: ReadTx, { mutual }: OfMutual): Promise<Mutual> {
  const books = await loadMutual(tx, mutual)
  invariant(books, `no mutual ${mutual}`)
  return books.mutual
}

function todayIn({ mutuals }: Facts, { mutual }: OfMutual) {
  return (mutuals[mutual] as MutualFacts).today
}

function ofProposal({ proposal_id: id, act, about, proposed_by: by }: Proposal): Matter {
  const common = { what: 'proposal', id, about, by } as const
  if (act.kind === 'match') return { ...common, kind: 'match', number: act.number }
  const isCorrection = act.kind === 'reversal' || act.kind === 'refund'
  return { ...common, kind: isCorrection ? 'correction' : 'other', number: null }
}

function ofApplication(application: FiledApplication): Matter {
  const common = { what: 'application', id: application.id, by: null } as const
  switch (application.kind) {
    case 'join':
      return { ...common, kind: 'join', about: application.person.name, number: null }
    case 'add-person': {
      const { number, person } = application
      return { ...common, kind: 'person', about: person.name, number }
    }
    case 'change-phone': {
      const { number } = application
      return { ...common, kind: 'other', about: formatMemberNumber(number), number }
    }
  }
}

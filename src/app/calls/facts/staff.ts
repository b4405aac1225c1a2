import { knownOf } from './fact.ts'
import type { AlertKind } from '../../../core/alerts/alert.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import type { OfMutual, StaffFactKinds, Unmatched } from '../../../core/errands/staff-kinds.ts'
import { WHO } from '../../../core/staff/office-role.ts'
import { standing } from '../../../core/membership/standing.ts'
import { maskPhone } from '../../../core/phone-number.ts'
import { loadHousehold, ownPhone } from '../../../store/membership/households.ts'
import { loadPin } from '../../../store/calls/pins.ts'
import { listSuspense } from '../../../store/payments/receipts.ts'
import { loadAlertList } from '../../office/read-alerts.ts'
import { toldComplaints } from '../../complaints/read-complaints.ts'
import { loadCallRequests, whenAsked } from '../../help/call-requests.ts'
import { peopleSeenBy } from '../../staff/own-people.ts'
import { loadMatters } from '../../decisions/read-matters.ts'
import { loadArrearsCounts, loadArrearsPage } from '../../membership/read-arrears.ts'
import { findTyped } from '../../membership/find-member.ts'
import { reachOf } from '../../staff/own-member.ts'
import { lastPaidOf } from '../../payments/last-paid.ts'
import { openMatchQuestions } from '../../../store/payments/match-questions.ts'
import { askedOf } from '../../cash/cash-questions.ts'
import { suggestOwner } from '../../payments/suggest-owner.ts'
import { loadMoneyIn } from '../../payments/read-money-in.ts'
import { OTHER_CURRENCY } from '../../../core/payments/doubt.ts'
import { cashFacts } from './cash.ts'
import { staffPhoneFacts } from './staff-phones.ts'
import { anyOf, type Asked, isStaff, type Loader, mutualOf, rolesIn } from './fact.ts'

/** Members on a page of a list, and things of any other list, on a phone. */
const PER_PAGE = 20

/** What people may know of the mutual they work for, each by the role. */
export const staffFacts: { readonly [K in keyof StaffFactKinds]: Loader<K> } = {
  arrears: {
    may: isStaff,
    load: async (asked) => {
      const { tx, facts, of } = asked
      const among = await seenBy(asked)
      return loadArrearsCounts(tx, await mutualOf(tx, of), todayIn(facts, of), among)
    },
  },

  'arrears-page': {
    may: isStaff,
    load: async (caller) => {
      const { behind, after, ...of } = caller.of
      const { tx, facts } = caller
      const from = after === '' ? null : after
      const asked = { behind, after: from, limit: PER_PAGE, among: await seenBy(caller) }
      const mutual = await mutualOf(tx, of)
      const page = await loadArrearsPage(tx, mutual, todayIn(facts, of), asked)
      const members = page.members.map(({ number, name, amount: owed, phone }) => {
        const dialled = phone && caller.ports.writePhone(phone, mutual.country)
        return { number, name, owed, phone: dialled }
      })
      return { members, next: page.next }
    },
  },

  'money-in': {
    may: anyOf(WHO.readsMoney),
    load: async ({ tx, facts, of }) => loadMoneyIn(tx, await mutualOf(tx, of), todayIn(facts, of)),
  },

  subject: {
    may: isStaff,
    load: async (asked) => {
      const {
        ports,
        tx,
        facts,
        of: { mutual, number },
      } = asked
      const household = await loadHousehold(tx, mutual, number)
      if (!household) return null
      const now = standing(household.facts, todayIn(facts, { mutual }))
      const { state, owed, credit, coveredUntil } = now
      const name = household.people[0]?.name ?? ''
      const hasPin = (await loadPin(tx, { mutual, number })) !== null
      const { country } = await mutualOf(tx, { mutual })
      const own = ownPhone(household, asked.now)
      const phone = own && ports.writePhone(own, country)
      const of = { mutual, number }
      const staff = { phone: facts.caller.phone, roles: rolesIn(facts, of) }
      const reach = await reachOf(tx, { code: mutual }, staff, number, asked.now)
      const lastPaid = await lastPaidOf(tx, mutual, number)
      const told = { number, name, state, owed, credit, coveredUntil, phone, hasPin }
      return { ...told, lastPaid, reach }
    },
  },

  named: {
    may: isStaff,
    load: async ({ ports, tx, now, of: { mutual, typed } }) => {
      const { country } = await mutualOf(tx, { mutual })
      const among = { mutuals: [mutual], now }
      const search = await findTyped(tx, among, typed, (text) => ports.readPhone(text, country))
      return search.kind === 'found'
        ? { kind: 'found', number: search.found.number }
        : { kind: search.kind }
    },
  },

  unmatched: {
    may: anyOf(WHO.money),
    load: async ({ tx, ports, now, facts, of }) => {
      const receipts = await listSuspense(tx, of.mutual)
      const { phone } = facts.caller
      const asked = await openMatchQuestions(tx, askedOf({ tx, ports, now }, of.mutual, phone))
      const ours = askedFirst(
        receipts.filter(({ reason }) => reason !== OTHER_CURRENCY),
        asked,
      )
      const shown: Unmatched[] = []
      for (const receipt of ours.slice(0, PER_PAGE)) {
        shown.push({
          receipt: receipt.receipt_number,
          amount: receipt.amount,
          paidOn: receipt.value_on,
          payer: receipt.payer_phone && maskPhone(receipt.payer_phone),
          typed: receipt.account_typed ?? '',
          cardOf: await suggestOwner(tx, of.mutual, receipt),
          asked: asked.get(receipt.receipt_number) ?? null,
        })
      }
      return shown
    },
  },

  matters: {
    may: anyOf(WHO.readsDecisions),
    load: async ({ tx, now, of: { mutual } }) => loadMatters({ tx, now }, mutual, PER_PAGE),
  },

  alerts: {
    may: anyOf(WHO.readsDecisions),
    load: async ({ tx, now, of }) => loadAlertList({ tx, now }, await mutualOf(tx, of)),
  },

  complaints: {
    may: anyOf(WHO.register),
    load: async ({ tx, of }) =>
      toldComplaints(tx, await mutualOf(tx, of), { all: false, limit: PER_PAGE }),
  },

  calls: {
    may: anyOf(WHO.register),
    load: async ({ tx, of }) => {
      const mutual = await mutualOf(tx, of)
      const rows = await loadCallRequests(tx, mutual.code, { all: false, limit: PER_PAGE })
      return rows.map(({ call_number: call, name, number, phone, doing, ...row }) => {
        return { call, name, number, phone, doing, when: whenAsked(mutual, row) }
      })
    },
  },

  waiting: {
    may: anyOf(WHO.reads),
    load: async ({ tx, now, of }) => {
      const alerts = await loadAlertList({ tx, now }, await mutualOf(tx, of))
      const waits = (kind: AlertKind) =>
        alerts.find((alert) => alert.kind === kind && !alert.recorded)?.count ?? 0
      const count = alerts.length
      return { unmatched: waits('suspense'), matters: waits('applicants'), alerts: count }
    },
  },

  ...cashFacts,
  ...staffPhoneFacts,
}

/** What the caller asked for by SMS comes first, for that is what the call is about. */
function askedFirst<Receipt extends { readonly receipt_number: string }>(
  receipts: readonly Receipt[],
  asked: ReadonlyMap<string, unknown>,
): Receipt[] {
  const isAsked = ({ receipt_number }: Receipt) => asked.has(receipt_number)
  return [...receipts.filter(isAsked), ...receipts.filter((one) => !isAsked(one))]
}

/** Whose members the caller sees: null for all. */
function seenBy({ tx, now, facts, of }: Pick<Asked<'arrears'>, 'tx' | 'now' | 'facts' | 'of'>) {
  const staff = { phone: facts.caller.phone, roles: rolesIn(facts, of) }
  return peopleSeenBy(tx, { code: of.mutual }, staff, now)
}

function todayIn(facts: Facts, { mutual }: OfMutual) {
  return knownOf(facts, mutual).today
}

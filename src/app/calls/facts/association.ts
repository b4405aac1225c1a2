import type {
  AssociationFactKinds,
  OfAssociation,
} from '../../../core/errands/association-kinds.ts'
import type { Facts } from '../../../core/errands/facts.ts'
import { invariant } from '../../../core/invariant.ts'
import type { MemberNumber } from '../../../core/member-number.ts'
import { add } from '../../../core/money.ts'
import { upToStep } from '../../../core/payments/step.ts'
import {
  countAssociation,
  lastReceiptsOfAssociation,
} from '../../../store/associations/association-owing.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { ReadTx } from '../../../store/store.ts'
import {
  type AssociationAsked,
  loadOwing,
  loadOwingPage,
} from '../../associations/read-association-owing.ts'
import { stepOf } from '../../payments/wallet-step.ts'
import { isCaller, type Loader } from './fact.ts'

/** Members of a list that a phone pages through before it asks for more. */
const PER_PAGE = 20

/** Payments that a treasurer is shown. */
const PAYMENTS_SHOWN = 5

const ownAssociation = (facts: Facts, { mutual, association }: OfAssociation): boolean =>
  isCaller(facts, 'association', mutual, association)

/** What a treasurer may know: what members of the own association owe, and what it paid. */
export const associationFacts: { readonly [K in keyof AssociationFactKinds]: Loader<K> } = {
  'association-owing': {
    may: ownAssociation,
    load: async ({ facts, of, ...desk }) => {
      const { tx } = desk
      const numbers = of.whom.split(' ').filter(Boolean) as MemberNumber[]
      const asked = await askedOf(tx, facts, of)
      const owing = await loadOwing(tx, asked, of.whom === 'all' ? null : numbers)
      const amount = add(...owing.map((one) => one.standing.owed))
      return {
        count: owing.length,
        amount,
        asked: upToStep(amount, stepOf(desk.ports, asked.mutual)),
      }
    },
  },

  'association-size': {
    may: ownAssociation,
    load: async ({ tx, facts, of }) => {
      const { mutual, association, today } = await askedOf(tx, facts, of)
      return countAssociation(tx, mutual.code, association, today)
    },
  },

  'association-page': {
    may: ownAssociation,
    load: async ({ tx, facts, of }) => {
      const after = of.after === '' ? null : of.after
      const page = await loadOwingPage(tx, await askedOf(tx, facts, of), after, PER_PAGE)
      const members = page.members.map(({ number, name, standing: { owed } }) => {
        return { number, name, owed }
      })
      return { members, next: page.next }
    },
  },

  'association-payments': {
    may: ownAssociation,
    load: async ({ tx, of: { mutual, association } }) => {
      const rows = await lastReceiptsOfAssociation(tx, mutual, association, PAYMENTS_SHOWN)
      return rows.map(({ receipt_number: receipt, value_on: paidOn, amount, state, members }) => {
        return { receipt, paidOn, amount, members: state === 'posted' ? members : null }
      })
    },
  },
}

/** The association as it is asked about today, for facts and for what is asked to be done. */
export async function askedOf(
  tx: ReadTx,
  { mutuals }: Facts,
  { mutual, association }: OfAssociation,
): Promise<AssociationAsked> {
  const books = await loadMutual(tx, mutual)
  const today = mutuals[mutual]?.today
  invariant(books && today, `no mutual ${mutual}`)
  return { mutual: books.mutual, association, today }
}

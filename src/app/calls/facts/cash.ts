import type { CashAsked, StaffFactKinds } from '../../../core/errands/staff-kinds.ts'
import { cashTakenSince } from '../../../store/cash/cash.ts'
import { openCashQuestions } from '../../../store/cash/questions.ts'
import { loadHousehold } from '../../../store/membership/households.ts'
import { cashInHandOf } from '../../cash/cash-in-hand.ts'
import { askedOf } from '../../cash/cash-questions.ts'
import { loadCashLimits } from '../../cash/record-cash.ts'
import { isStaff, type Loader, mutualOf } from './fact.ts'
import { inMutual } from '../../desk.ts'

/** What whoever takes cash may know of it. */
export const cashFacts: {
  readonly [K in keyof StaffFactKinds & `cash-${string}`]: Loader<K>
} = {
  'cash-in-hand': {
    may: isStaff,
    load: ({ tx, facts, of: { mutual } }) => cashInHandOf(tx, mutual, facts.caller.phone),
  },

  'cash-limits': {
    may: isStaff,
    load: async (asked) => {
      const { tx, of } = asked
      const desk = inMutual(asked, await mutualOf(tx, of))
      return { ...(await loadCashLimits(desk)), daysBack: desk.mutual.cashDaysBack }
    },
  },

  'cash-asked': {
    may: isStaff,
    load: async (desk) => {
      const { tx, facts, of } = desk
      const asked = askedOf(desk, of.mutual, facts.caller.phone)
      const questions = await openCashQuestions(tx, asked)
      if (questions.length === 0) return []
      const { least, most } = await loadCashLimits(inMutual(desk, await mutualOf(tx, of)))
      const waiting: CashAsked[] = []
      for (const { slip, number, amount, why, paid_on: on } of questions) {
        const household = await loadHousehold(tx, of.mutual, number)
        const before = await cashTakenSince(tx, { ...asked, number, amount })
        const name = household?.people[0]?.name ?? ''
        const limit = amount < least ? least : most
        const recorded = before?.receipt_number ?? null
        waiting.push({ slip, number, amount, on, why, name, limit, recorded })
      }
      return waiting
    },
  },
}

import type { Result } from '../../core/refusals.ts'
import { done, refused } from '../../core/refusals.ts'
import { mutualOfNumber } from '../../store/membership/households.ts'
import { type CategoriesProposed, proposeCategories } from '../membership/category.ts'
import { type Act, writes } from './act.ts'
import { optional } from './field.ts'
import { memberNumberField } from './member-fields.ts'
import { BY_MANAGER, choiceField, codeField, dayField, textField } from './plain-fields.ts'

type Proposed = {
  readonly proposal: string
  readonly rows: Extract<CategoriesProposed, { readonly ok: true }>['rows']
}

export const householdCategory = writes({
  name: 'household category',
  describe:
    'proposes that a household comes under another plan or on the list of the poor; another manager approves it',
  input: {
    // Money: a card has no check digit.
    number: memberNumberField(),
    on: dayField('the first day: that of a period which is not charged'),
    plan: optional(codeField('the plan that it comes under')),
    subsidised: optional(
      choiceField('whether a list names it for the plan’s subsidy', 'yes|no', ['yes', 'no']),
    ),
    until: optional(dayField('the last day on which the list names it (default: none)')),
    cause: textField('why, such as the list it is'),
    by: BY_MANAGER,
  },
  fits: ({ plan, subsidised, until }) => {
    if (until !== null && subsidised === 'no') {
      return [{ field: 'until', why: 'means nothing where no list names it' }]
    }
    if (plan !== null || subsidised !== null || until !== null) return []
    return [{ field: null, why: 'nothing changes: give {plan} or {subsidised}' }]
  },
  run: async (desk, { subsidised, cause, by, ...one }): Promise<Result<Proposed>> => {
    const mutual = await mutualOfNumber(desk.tx, one.number)
    if (mutual === null) return refused({ code: 'unknown-number', number: one.number })
    const row = { ...one, subsidised: subsidised === null ? null : subsidised === 'yes' }
    const asked = { mutual, rows: [row], cause, by, file: null }
    const proposed = await proposeCategories(desk, asked)
    if (proposed.ok)
      return done({ proposal: proposed.proposal?.proposal_id ?? '', rows: proposed.rows })
    if ('refusal' in proposed) return refused(proposed.refusal)
    return refused(proposed.faults[0]?.refusal ?? { code: 'same-category', number: one.number })
  },
})

export const CATEGORY_ACTS: readonly Act[] = [householdCategory]

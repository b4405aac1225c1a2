import { anchorBooks } from '../verify/anchor.ts'
import { type Act, writes } from './act.ts'
import { optional } from './field.ts'
import { MUTUAL, textField } from './plain-fields.ts'

export const anchor = writes({
  name: 'anchor',
  describe: 'prints where the books of the day end, to be kept outside of them; by SMS too',
  input: {
    mutual: optional(MUTUAL),
    to: optional(
      textField('who gets it by SMS, with commas between: managers, collectors, phones', 'names'),
    ),
  },
  fits: ({ mutual, to }) =>
    to !== null && mutual === null
      ? [{ field: 'mutual', why: 'is missing: people are told of one mutual' }]
      : [],
  run: (desk, { mutual, to }) => {
    const named = (to ?? '').split(',').map((one) => one.trim())
    return anchorBooks(desk, { mutual, to: named.filter(Boolean) })
  },
})

export const ANCHOR_ACTS: readonly Act[] = [anchor]

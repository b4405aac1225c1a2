// Closed lists that rules, refusals and texts share.

/** What somebody of a household is to its member. */
export type Relation = 'member' | 'spouse' | 'child' | 'parent' | 'other'

/** How a membership ended, when it did. */
export const END_STATES = ['struck-off', 'resigned', 'deceased', 'transferred'] as const

export type EndState = (typeof END_STATES)[number]

/** The codes of an answer about coverage, in the order in which conditions are tried; the first failing wins. */
export type Reason =
  'OK' | 'P1' | 'N1' | 'N2' | 'B1' | 'W1' | 'C1' | 'S1' | 'S2' | 'S3' | 'L1' | 'G1'

/** What a visit code is good for. */
export type CodeState = 'open' | 'used' | 'frozen' | 'lapsed'

/** What a guarantee letter is good for (R46). */
export type LetterState = 'unapproved' | 'early' | 'open' | 'used' | 'withdrawn' | 'expired'

/** Why an amount is asked about before it counts, for a slip of a thumb books it too. */
export type Unusual = 'above' | 'below'

/** Why cash may not count on a day: it is to come, closed, too long ago, or something was after it. */
export type WrongCashDay = 'ahead' | 'closed' | 'too-early' | 'deposited' | 'cared'

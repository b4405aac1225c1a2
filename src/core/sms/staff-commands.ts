import { argumentsOf, attemptAmong, numberAmong } from './arguments.ts'
import type { Command } from './command.ts'
import { amountIn } from './money-commands.ts'
import { plainWord } from './tokens.ts'
import type { CommandName, Matter, SmsRole, Understood } from './understood.ts'
import { keywordsOf, wordsFor } from './words.ts'

const MANAGERS: readonly SmsRole[] = ['manager']

/** Managers, and those who take cash for the mutual. */
const STAFF: readonly SmsRole[] = ['manager', 'collector']

/** Whoever has lists of members. */
const LISTED: readonly SmsRole[] = [...STAFF, 'association']

/** That a second payment of the same amount is meant. */
const AGAIN = wordsFor('again')

/** What managers and collectors ask and do. */
export const STAFF_COMMANDS: readonly Command[] = [
  {
    name: 'arrears',
    does: 'How many members are behind by 1, 2, 3 and more periods, and what is owed',
    who: STAFF,
    place: 'first',
    number: 'reads',
    read: ({ text }) => {
      const [behind] = argumentsOf(text, keywordsOf('arrears'))
      return behind ? listOf(behind) : { kind: 'arrears' }
    },
  },
  {
    name: 'list',
    does: 'Members who are behind, by 1, 2 or 3 and more periods, a page; members of an association who owe',
    who: LISTED,
    place: 'first',
    number: 'reads',
    read: ({ text }) => listOf(argumentsOf(text, keywordsOf('list'))[0]),
  },
  {
    name: 'next',
    does: 'The next page of the last list',
    who: LISTED,
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'next' }),
  },
  {
    name: 'total',
    does: 'Money that came in today, in 7 days and this month, and what is not matched',
    who: STAFF,
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'total' }),
  },
  {
    name: 'alerts',
    does: 'What managers should look at: money not matched, what waits, and what went wrong',
    who: MANAGERS,
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'alerts' }),
  },
  {
    name: 'member',
    does: 'The standing of one member',
    who: STAFF,
    place: 'first',
    number: 'reads',
    read: ({ text }) => {
      const words = argumentsOf(text, keywordsOf('member'))
      const found = numberAmong(words)
      if (found.kind === 'number') return { kind: 'member', number: found.number }
      return withoutNumber('member', found.kind, words)
    },
  },
  {
    name: 'match',
    does: 'Whose a payment without a member number is: its receipt and the number; alone it lists them',
    who: MANAGERS,
    place: 'first',
    number: 'reads',
    read: ({ text }) => readMatch(text),
  },
  {
    name: 'applicants',
    does: 'Who wants to join or to add somebody, and what waits for a second manager',
    who: MANAGERS,
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'applicants' }),
  },
  {
    name: 'approve',
    does: 'Approves an application (A12) or a proposal of another manager (P3)',
    who: MANAGERS,
    place: 'first',
    number: 'reads',
    read: ({ text }) => readDecision('approve', text),
  },
  {
    name: 'refuse',
    does: 'Refuses an application or a proposal',
    who: MANAGERS,
    place: 'first',
    number: 'reads',
    read: ({ text }) => readDecision('refuse', text),
  },
  {
    name: 'cash',
    does: 'Records cash that was taken of a member, whose phone gets the receipt',
    who: STAFF,
    place: 'first',
    number: 'reads',
    read: ({ text }) => readCash(text),
  },
]

/** `3`, `3+`, or nothing; anything else is not a list that there is. */
function listOf(word: string | undefined): Understood {
  if (!word) return { kind: 'list', behind: null }
  const behind = /^([123])\+?$/.exec(word)?.[1]
  if (!behind) return { kind: 'incomplete', command: 'list' }
  return { kind: 'list', behind: Number(behind) as 1 | 2 | 3 }
}

/** Why a command without a member number cannot be done. */
function withoutNumber(
  command: CommandName,
  kind: 'none' | 'several',
  words: readonly string[],
): Understood {
  if (kind === 'several') return { kind: 'one-at-a-time' }
  const digits = attemptAmong(words)
  return digits ? { kind: 'wrong-number', digits } : { kind: 'incomplete', command }
}

function readMatch(text: string): Understood {
  const words = argumentsOf(text, keywordsOf('match'))
  if (words.length === 0) return { kind: 'match', of: null }
  const at = words.findIndex((word) => RECEIPT.test(word))
  if (at < 0) return { kind: 'incomplete', command: 'match' }
  const rest = words.filter((_, index) => index !== at)
  const found = numberAmong(rest)
  if (found.kind !== 'number') return withoutNumber('match', found.kind, rest)
  const receipt = (words[at] as string).toUpperCase().replace(RECEIPT, '$1-$2')
  return { kind: 'match', of: { receipt, number: found.number } }
}

/** A receipt's number, with or without its dash. */
const RECEIPT = /^([A-Z]{2}\d{2})-?(\d{7,})$/i

function readDecision(kind: 'approve' | 'refuse', text: string): Understood {
  const words = argumentsOf(text, keywordsOf(kind))
  const [, letter = '', id] = /^([AP]?)-?(\d{1,9})$/i.exec(words.join('')) ?? []
  if (!id) return { kind: 'incomplete', command: kind }
  const matter: Matter | null =
    letter === '' ? null : plainWord(letter) === 'A' ? 'application' : 'proposal'
  return { kind, matter, id: String(Number(id)) }
}

function readCash(text: string): Understood {
  const words = argumentsOf(text, keywordsOf('cash'))
  const again = words.some((word) => AGAIN.has(plainWord(word)))
  const found = numberAmong(words)
  if (found.kind !== 'number') return withoutNumber('cash', found.kind, words)
  const amount = amountIn(found.rest)
  if (amount === null) return { kind: 'incomplete', command: 'cash' }
  return { kind: 'cash', number: found.number, amount, again }
}

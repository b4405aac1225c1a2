import { argumentsOf, attemptAmong, numberAmong } from './arguments.ts'
import type { Command, Message } from './command.ts'
import { isOnly, readCash } from './acts.ts'
import { readComplaintCode } from '../complaints/complaint.ts'
import { hear, says } from './lexicon.ts'
import { cardFrom } from './people.ts'
import { plainWord } from './plain-word.ts'
import type { Matter, SmsContext, SmsRole, Understood } from './understood.ts'
import type { CommandName } from '../wording/command-name.ts'
import { WHO } from '../staff/office-role.ts'
import { keywordsOf, wordsFor } from './words.ts'

const { cash: CASH, decides: DECIDES, money: MONEY, register: REGISTER, reminds: REMINDS } = WHO
const { readsDecisions: READS_DECISIONS, staff: STAFF } = WHO

/** Whoever has lists of members. */
const LISTED: readonly SmsRole[] = [...STAFF, 'association']

/** What people who work for a mutual ask and do. */
export const STAFF_COMMANDS: readonly Command[] = [
  {
    name: 'arrears',
    does: 'Tells how many members are behind by 1, 2, 3 or more periods, and what they owe',
    who: STAFF,
    place: 'first',
    read: ({ text }) => {
      const [behind, ...more] = argumentsOf(text, keywordsOf('arrears'))
      return behind ? listOf(behind, more) : { kind: 'arrears' }
    },
  },
  {
    name: 'list',
    does: 'Lists members who are behind by 1, 2, 3 or more periods, a page at a time; for an association, its members who owe',
    who: LISTED,
    place: 'first',
    read: ({ text }) => {
      const [behind, ...more] = argumentsOf(text, keywordsOf('list'))
      return listOf(behind, more)
    },
  },
  {
    name: 'next',
    does: 'Sends the next page of the last list',
    who: LISTED,
    place: 'first',
    read: () => ({ kind: 'next' }),
  },
  {
    name: 'total',
    does: 'Tells what money came in today, in 7 days and this month, and what is not matched',
    who: STAFF,
    place: 'first',
    read: () => ({ kind: 'total' }),
  },
  {
    name: 'alerts',
    does: 'Lists what managers should look at: money not matched, what waits, what went wrong',
    who: READS_DECISIONS,
    place: 'first',
    read: () => ({ kind: 'alerts' }),
  },
  {
    name: 'member',
    does: 'Tells the name, phone, standing and last payment of one member',
    who: STAFF,
    place: 'first',
    read: (message) => aboutMember('member', message),
  },
  {
    name: 'remind',
    does: 'Reminds one member of what is owed, by SMS',
    who: REMINDS,
    place: 'first',
    read: (message) => actOnMember('remind', message),
  },
  {
    name: 'to-call',
    does: 'Puts one member on the list of people to call',
    who: REMINDS,
    place: 'first',
    read: (message, { roles }) => {
      const isOwnWish = message.found.kind === 'none' && roles.includes('member')
      return isOwnWish ? { kind: 'call-me' } : actOnMember('to-call', message)
    },
  },
  {
    name: 'called',
    does: 'Takes one member off that list: somebody has called',
    who: REMINDS,
    place: 'first',
    read: (message) => actOnMember('called', message),
  },
  {
    name: 'match',
    does: 'Says whose a payment without a member number is: its receipt and the number; alone it lists such payments',
    who: MONEY,
    place: 'first',
    read: ({ text }) => readMatch(text),
  },
  {
    name: 'applicants',
    does: 'Lists who wants to join or to add somebody, and what waits for a second person',
    who: READS_DECISIONS,
    place: 'first',
    read: () => ({ kind: 'applicants' }),
  },
  {
    name: 'approve',
    does: 'Approves an application (A12) or a proposal of somebody else (P3)',
    who: DECIDES,
    place: 'first',
    read: ({ text }) => readDecision('approve', text),
  },
  {
    name: 'refuse',
    does: 'Refuses an application or a proposal',
    who: DECIDES,
    place: 'first',
    read: ({ text }) => readDecision('refuse', text),
  },
  {
    name: 'lost-phone',
    does: 'Closes the phone of a colleague at once, as lost or stolen: its number, or the name. Nothing from it counts until two managers open it',
    who: [...STAFF, 'clinic'],
    place: 'first',
    read: ({ text }, { readPhone }) => readLostPhone(text, readPhone),
  },
  {
    name: 'answer',
    does: 'Answers a complaint (C7): the words go to the member by SMS',
    who: REGISTER,
    place: 'first',
    read: ({ text }) => readAnswer(text),
  },
  {
    name: 'cash',
    does: 'Records cash that a member paid, today or on a day that is named; the member’s phone gets the receipt',
    who: CASH,
    place: 'first',
    read: ({ text }) => readCash(text),
  },
]

/** `3`, `3+`, `2 months`, or nothing; anything else is not a list that there is. */
function listOf(word: string | undefined, more: readonly string[]): Understood {
  if (!word) return { kind: 'list', behind: null }
  const behind = /^([123])\+?$/.exec(word)?.[1]
  const isPeriods = hear(more).every((one) => says(one, 'month', 'period'))
  if (!behind || !isPeriods) return { kind: 'incomplete', command: 'list' }
  return { kind: 'list', behind: Number(behind) as 1 | 2 | 3 }
}

/** A command that names one member, by number, phone or card. */
function aboutMember(
  command: 'member' | 'remind' | 'to-call' | 'called',
  { found }: Message,
): Understood {
  if (found.kind === 'several') return { kind: 'one-at-a-time' }
  if (found.kind === 'none') return { kind: 'incomplete', command }
  const subject = found.kind === 'one' ? found.subject : cardFrom(found)
  return { kind: command, subject }
}

/** The same where something is done: nothing may stand beside the command and the member. */
function actOnMember(command: 'remind' | 'to-call' | 'called', message: Message): Understood {
  const isClear = isOnly(message.said, [command, 'card', 'phone', 'person', 'member'])
  return isClear ? aboutMember(command, message) : { kind: 'incomplete', command }
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
  if (found.rest.length > 0) return { kind: 'incomplete', command: 'match' }
  const receipt = (words[at] as string).toUpperCase().replace(RECEIPT, '$1-$2')
  return { kind: 'match', of: { receipt, number: found.number } }
}

/** A receipt's number, with or without its dash. */
const RECEIPT = /^([A-Z]{2}\d{2})-?(\d{7,})$/i

function readDecision(kind: 'approve' | 'refuse', text: string): Understood {
  const words = argumentsOf(text, keywordsOf(kind), ['A', 'P'])
  const [, letter = '', id] = /^([AP]?)-?(\d{1,9})$/i.exec(words.join('')) ?? []
  if (!id) return { kind: 'incomplete', command: kind }
  const matter: Matter | null =
    letter === '' ? null : plainWord(letter) === 'A' ? 'application' : 'proposal'
  return { kind, matter, id: String(Number(id)) }
}

/** `LOST 0733000002`, `LOST Juma Ali`: a number in however many pieces, or a name. */
function readLostPhone(text: string, readPhone: SmsContext['readPhone']): Understood {
  const words = argumentsOf(text, keywordsOf('lost-phone')).filter(
    (word) => !IDLE.some((kind) => wordsFor(kind).has(plainWord(word))),
  )
  const phone = readPhone(words.join(''))
  if (phone) return { kind: 'lost-phone', whose: { phone } }
  const isName = words.length > 0 && words.every((word) => !/\d/.test(word))
  if (!isName) return { kind: 'incomplete', command: 'lost-phone' }
  return { kind: 'lost-phone', whose: { name: words.join(' ') } }
}

/** Words beside a lost phone that are no part of a name. */
const IDLE = ['phone', 'self', 'number', 'have'] as const

/** `ANSWER C7 the words`: as they were typed, on one line or several. */
function readAnswer(text: string): Understood {
  const [, code = '', words = ''] =
    /^\W*\p{L}+\W+(c?[-\s]?\d{1,9})\b[\s:.,-]*([^]*)$/iu.exec(text) ?? []
  const complaint = readComplaintCode(code)
  if (complaint === null || words.trim() === '') return { kind: 'incomplete', command: 'answer' }
  return { kind: 'answer', complaint, words: words.trim() }
}

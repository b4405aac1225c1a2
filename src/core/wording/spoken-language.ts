import type { Relation } from '../states.ts'
import type { Thousands } from '../money.ts'
import type { CommandName } from './command-name.ts'
import type { OfficeWords } from './office/en.ts'
import type { PageWords } from './page-words.ts'
import type { AssemblyText } from './pages/en.ts'
import type { TextKey } from './text-key.ts'

export type { AssemblyText, OfficeWords }

/** All that is of one language, in one file: what we say in it, and what we understand. */
export type SpokenLanguage = {
  /** What English calls it. */
  readonly name: string
  /** What separates thousands; where a comma is a decimal sign it is a space. */
  readonly thousands: Thousands
  readonly texts: Readonly<Record<TextKey, string>>
  readonly pages: PageWords<AssemblyText>
  /** The words of the office's pages. */
  readonly office: OfficeWords
  /**
   * What people who speak it call languages, by their codes: this one, what others call it too,
   * and those others that it calls otherwise than they call themselves.
   */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Words in messages beside keywords; in capitals without accents, as keywords are. */
  readonly words: Vocabulary
  /** How it counts in words. */
  readonly numbers: NumberWords
  /** What registers write in it. */
  readonly register: RegisterWords
  readonly commands: Readonly<Record<CommandName, CommandWords>>
}

/** At least one; the first is the one that we tell people. */
type Some = readonly [string, ...string[]]

/** What a word says, in the grammar of `core/sms`. A word may say several things. */
export type WordKind =
  /** Mean nothing to us. */
  | 'polite'
  /** Stand between the arguments of a command and mean nothing. */
  | 'fillers'
  /** Say what the digits after them are, or what a household's person is called. */
  | 'phone'
  | 'number'
  | 'card'
  | 'person'
  /** Names of money that no code or sign is. */
  | 'money'
  /** All members, or all that is owed, are meant. */
  | 'all'
  /** A second payment of the same amount is meant. */
  | 'again'
  /** Who writes: I, my, we. */
  | 'self'
  /** That something is wanted: I want, give me. */
  | 'want'
  | 'now'
  /** That something is not so, or shall not be: it keeps every act from being done. */
  | 'negation'
  | 'question'
  /** Makes a question of a sentence that it opens. */
  | 'asks-first'
  | 'how'
  | 'how-much'
  | 'why'
  | 'when'
  /** Wants something after it: a message that ends with one is half a message. */
  | 'preposition'
  /** Another time than now, an age, a promise. */
  | 'time'
  /** Periods of plans, and that one of the plan's own is meant. */
  | 'week'
  | 'month'
  | 'quarter'
  | 'half-year'
  | 'year'
  | 'period'
  /** What else may be counted: digits beside it are no money of ours. */
  | 'unit'
  /** For every one of several. */
  | 'each'
  /** A part of an amount that is not named. */
  | 'part'
  /** Joins two statements. */
  | 'joins'
  /** Somebody of a family. */
  | 'relative'
  /** Somebody else: his, another. */
  | 'other'
  /** To pay, to have paid, and what may be both without accents. */
  | 'pay'
  | 'paid'
  | 'pay-or-paid'
  /** A payment, a contribution, what it is for. */
  | 'payment'
  | 'owe'
  | 'cover'
  | 'arrive'
  | 'have'
  | 'call'
  | 'join'
  | 'price'
  /** That somebody was treated badly; the second kind says so beside a word for a clinic only. */
  | 'complaint'
  | 'turned-away'
  /** What a member complains of: to have been charged, or turned away. */
  | 'charged'
  | 'sent-away'
  /** What a household is under: its plan, its level, the list that it is on. */
  | 'category'
  /** That something is not as it should be. */
  | 'wrong'
  /** The day of it. */
  | 'today'
  | 'yesterday'
  | 'ago'
  | 'clinic'
  /** What receptionists write around a member number and names nobody. */
  | 'patient'
  /** To speak or write in a language, to change to it. */
  | 'speak'
  /** Who takes cash for the mutual. */
  | 'collector'
  /** Asks for an end, of what stands beside it. */
  | 'no-more'
  /** Reminders and messages, which may be stopped. */
  | 'reminder'
  /** Kinds of care that need not be a service of the mutual. */
  | 'care'

/** Words of each kind; the first of `again`, `all` and `category` are told to people. */
export type Vocabulary = Readonly<Record<WordKind, readonly string[]>> & {
  readonly category: Some
  readonly again: Some
  readonly all: Some
}

/** Number words and their values. A scale multiplies what stands beside it. */
export type NumberWords = {
  readonly values: Readonly<Record<string, number>>
  readonly scales: Readonly<Record<string, number>>
  /** Stand inside a number and add nothing: five hundred and ten. */
  readonly joins: readonly string[]
  /** Whether what a scale multiplies stands after it: elfu mbili. */
  readonly scaleFirst: boolean
  /** Twenties that are counted themselves: quatre vingts. */
  readonly twenties: readonly string[]
}

/**
 * What registers on paper and in spreadsheets write for a sex, a relation, yes and no: words with
 * spaces between them, in small letters without accents. Registers mix languages, so those of all
 * are taken at once, and no word may mean two things in one column.
 */
export type RegisterWords = {
  readonly sex: Readonly<Record<'F' | 'M', string>>
  readonly relation: Readonly<Record<Relation, string>>
  readonly feePaid: Readonly<Record<'yes' | 'no', string>>
}

/** How a command is asked for in a language. */
export type CommandWords = {
  /** A keyword may be several words. */
  readonly keywords: Some
  /** Known misspellings; what is only near a keyword is asked about instead. */
  readonly misspelt: readonly string[]
  /** Messages that are this command. */
  readonly examples: Some
}

import type { Thousands } from '../money.ts'
import type { CommandName } from '../sms/understood.ts'
import type { TextKey } from './catalogue.ts'

/** All that is of one language, in one file: what we say in it, and what we understand. */
export type SpokenLanguage = {
  /** What English calls it. */
  readonly name: string
  /** What separates thousands; where a comma is a decimal sign it is a space. */
  readonly thousands: Thousands
  readonly texts: Readonly<Record<TextKey, string>>
  /**
   * What people who speak it call languages, by their codes: this one, what others call it too,
   * and those others that it calls otherwise than they call themselves.
   */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Words in messages beside keywords; in capitals without accents, as keywords are. */
  readonly words: Readonly<Record<WordKind, readonly string[]>> & {
    readonly again: Some
    readonly all: Some
  }
  readonly commands: Readonly<Record<CommandName, CommandWords>>
}

/** At least one; the first is the one that we tell people. */
type Some = readonly [string, ...string[]]

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
  /** All members are meant. */
  | 'all'
  /** A second payment of the same amount is meant. */
  | 'again'

/** How a command is asked for in a language. */
export type CommandWords = {
  /** A keyword may be several words. */
  readonly keywords: Some
  /** Known misspellings; what is only near a keyword is asked about instead. */
  readonly misspelt: readonly string[]
  /** Messages that are this command. */
  readonly examples: Some
}

import { LANGUAGE_CODES } from '../messages/catalogue.ts'
import type { Command } from './command.ts'
import { MONEY_COMMANDS } from './money-commands.ts'
import { STAFF_COMMANDS } from './staff-commands.ts'
import type { CommandName, SmsRole } from './understood.ts'
import { readLanguage } from './language-words.ts'

const CODES = LANGUAGE_CODES.map((code) => code.toUpperCase())
  .join(', ')
  .replace(/, (\w+)$/, ' or $1')

/** What everybody and clinics ask. */
const COMMON: readonly Command[] = [
  {
    name: 'check',
    does: 'Is this person covered today? The number alone is enough; `/2` for a family member, a service after it',
    who: ['clinic'],
    place: 'said',
    read: () => ({ kind: 'incomplete', command: 'check' }),
  },
  {
    name: 'balance',
    does: 'What is owed and until when the family is covered; what the members of an association owe',
    who: ['member', 'association'],
    place: 'said',
    read: ({ said }) => ({ kind: 'balance', number: said.number }),
  },
  {
    name: 'attribute',
    does: 'Says for which member money was that came without a number: its number, or a card with the first letters of the name; from a member, alone: whether money arrived',
    who: ['payer'],
    place: 'said',
    read: () => ({ kind: 'incomplete', command: 'attribute' }),
  },
  {
    name: 'help',
    does: 'What can be asked by SMS from this phone',
    who: 'anyone',
    place: 'said',
    read: () => ({ kind: 'help' }),
  },
  {
    name: 'language',
    does: `The language of our answers: ${CODES}`,
    who: 'anyone',
    place: 'first',
    read: ({ said }) => readLanguage(said),
  },
  {
    name: 'stop',
    does: 'No more reminders; receipts still come',
    who: 'anyone',
    place: 'alone',
    beside: ['reminder', 'self', 'fillers', 'preposition', 'again'],
    read: () => ({ kind: 'stop' }),
  },
  {
    name: 'start',
    does: 'Reminders again',
    who: 'anyone',
    place: 'alone',
    beside: ['reminder', 'self', 'fillers', 'preposition', 'again'],
    read: () => ({ kind: 'start' }),
  },
  {
    name: 'complaint',
    does: 'A complaint: what happened (charged, turned away, paid but not seen), at which clinic, on which day; the manager answers by SMS',
    who: ['member'],
    place: 'first',
    read: () => ({ kind: 'complaint' }),
  },
  {
    name: 'not-me',
    does: 'The answer to "your cover was checked" of somebody who was not at a clinic',
    who: ['member'],
    place: 'alone',
    read: () => ({ kind: 'not-me' }),
  },
  {
    name: 'no',
    does: 'Stops a change of phone that waits; without one it is the answer NOT ME',
    who: ['member'],
    place: 'bare',
    read: () => ({ kind: 'no' }),
  },
  {
    name: 'was-me',
    does: 'Within 10 minutes: the visit that was denied was the own one after all',
    who: ['member'],
    place: 'bare',
    read: () => ({ kind: 'was-me' }),
  },
  {
    name: 'keep-phone',
    does: 'Stops a change of phone that waits',
    who: ['member'],
    place: 'alone',
    beside: ['self', 'fillers', 'preposition'],
    read: () => ({ kind: 'keep-phone' }),
  },
]

/** Every command. When a keyword could be two, the first one listed has it. */
export const COMMANDS: readonly Command[] = [...COMMON, ...MONEY_COMMANDS, ...STAFF_COMMANDS]

export function commandNamed(name: CommandName): Command {
  return COMMANDS.find((command) => command.name === name) as Command
}

export function may(command: Command, roles: readonly SmsRole[]): boolean {
  return command.who === 'anyone' || command.who.some((role) => roles.includes(role))
}

import { LANGUAGE_CODES } from '../wording/catalogue.ts'
import type { Command } from './command.ts'
import { MONEY_COMMANDS } from './money-commands.ts'
import { STAFF_COMMANDS } from './staff-commands.ts'
import type { SmsRole } from './understood.ts'
import type { CommandName } from '../wording/command-name.ts'
import { readLanguage } from './language-words.ts'

const CODES = LANGUAGE_CODES.map((code) => code.toUpperCase())
  .join(', ')
  .replace(/, (\w+)$/, ' or $1')

/** What everybody and clinics ask. */
const COMMON: readonly Command[] = [
  {
    name: 'check',
    does: 'Asks whether a person is covered today. The number alone is enough; `/2` names a family member, a service may follow. After a phone of several families: the number in the list, or how the member number ends',
    who: ['clinic'],
    place: 'said',
    read: () => ({ kind: 'incomplete', command: 'check' }),
  },
  {
    name: 'balance',
    does: 'Tells what is owed and until when the family is covered, and what the members of an association owe',
    who: ['member', 'association'],
    place: 'said',
    read: ({ said }) => ({ kind: 'balance', number: said.number }),
  },
  {
    name: 'attribute',
    does: 'Says for which member money came that had no number: its number, or a card with the first letters of the name; from a member, alone: whether money arrived',
    who: ['payer'],
    place: 'said',
    read: () => ({ kind: 'incomplete', command: 'attribute' }),
  },
  {
    name: 'help',
    does: 'Tells what this phone can ask by SMS',
    who: 'anyone',
    place: 'said',
    read: () => ({ kind: 'help' }),
  },
  {
    name: 'language',
    does: `Chooses the language of our answers: ${CODES}`,
    who: 'anyone',
    place: 'first',
    read: ({ said }) => readLanguage(said),
  },
  {
    name: 'stop',
    does: 'Stops reminders to this phone; receipts still come',
    who: 'anyone',
    place: 'alone',
    beside: ['reminder', 'self', 'fillers', 'preposition', 'again'],
    read: () => ({ kind: 'stop' }),
  },
  {
    name: 'start',
    does: 'Lets reminders come again',
    who: 'anyone',
    place: 'alone',
    beside: ['reminder', 'self', 'fillers', 'preposition', 'again'],
    read: () => ({ kind: 'start' }),
  },
  {
    name: 'complaint',
    does: 'A complaint: what happened (charged, turned away, paid but not seen), at which clinic, on which day, or that the plan or level of the household is wrong; the manager answers by SMS',
    who: ['member'],
    place: 'first',
    read: () => ({ kind: 'complaint' }),
  },
  {
    name: 'not-me',
    does: 'Says that the visit a clinic asked about was not theirs: its code is stopped',
    who: ['member'],
    place: 'alone',
    read: () => ({ kind: 'not-me' }),
  },
  {
    name: 'no',
    does: 'Stops a change of phone that waits; when none waits it means NOT ME',
    who: ['member'],
    place: 'bare',
    read: () => ({ kind: 'no' }),
  },
  {
    name: 'was-me',
    does: 'Takes NOT ME back within 10 minutes: the visit was theirs after all',
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

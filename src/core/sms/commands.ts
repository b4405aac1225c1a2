import { LANGUAGE_CODES } from '../messages/catalogue.ts'
import type { Command } from './command.ts'
import { MONEY_COMMANDS } from './money-commands.ts'
import { STAFF_COMMANDS } from './staff-commands.ts'
import type { CommandName, SmsRole } from './understood.ts'
import { languageIn } from './words.ts'

const CODES = LANGUAGE_CODES.map((code) => code.toUpperCase())
  .join(', ')
  .replace(/, (\w+)$/, ' or $1')

/** What everybody and clinics ask. */
const COMMON: readonly Command[] = [
  {
    name: 'check',
    does: 'Is this person covered today? The number alone is enough; `/2` for a family member, a service after it',
    who: ['clinic'],
    place: 'first',
    number: 'takes',
    read: ({ found, service }) => {
      if (found.kind === 'one') return { kind: 'check', subject: found.subject, service }
      if (found.kind !== 'loose') return { kind: 'incomplete', command: 'check' }
      return { kind: 'check', subject: { kind: 'card', text: found.text }, service }
    },
  },
  {
    name: 'balance',
    does: 'What is owed and until when the family is covered; what the members of an association owe',
    who: ['member', 'association'],
    place: 'anywhere',
    number: 'takes',
    read: ({ found }) => ({
      kind: 'balance',
      number: found.kind === 'one' && 'number' in found.subject ? found.subject.number : null,
    }),
  },
  {
    name: 'attribute',
    does: 'Says for which member money was that came without a number; the number alone is enough',
    who: ['payer'],
    place: 'first',
    number: 'takes',
    read: ({ found }) =>
      found.kind === 'one' && 'number' in found.subject
        ? { kind: 'attribute', number: found.subject.number }
        : { kind: 'incomplete', command: 'attribute' },
  },
  {
    name: 'help',
    does: 'What can be asked by SMS from this phone',
    who: 'anyone',
    place: 'anywhere',
    number: 'yields',
    read: () => ({ kind: 'help' }),
  },
  {
    name: 'language',
    does: `The language of our answers: ${CODES}`,
    who: 'anyone',
    place: 'first',
    number: 'ignores',
    read: ({ words }) => ({ kind: 'language', language: languageIn(words) }),
  },
  {
    name: 'stop',
    does: 'No more reminders; receipts still come',
    who: 'anyone',
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'stop' }),
  },
  {
    name: 'start',
    does: 'Reminders again',
    who: 'anyone',
    place: 'first',
    number: 'ignores',
    read: () => ({ kind: 'start' }),
  },
  {
    name: 'not-me',
    does: 'The answer to "your cover was checked" of somebody who was not at a clinic',
    who: ['member'],
    place: 'alone',
    // "No 0412337-8" is how our own receipts write a member number.
    number: 'yields',
    read: () => ({ kind: 'not-me' }),
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

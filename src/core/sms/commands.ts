import type { Language } from '../statutes.ts'
import type { Command } from './command.ts'
import { MONEY_COMMANDS } from './money-commands.ts'
import { STAFF_COMMANDS } from './staff-commands.ts'
import type { CommandName, SmsRole } from './understood.ts'

/** Words for languages, in each of them. */
const LANGUAGES: Readonly<Record<Language, readonly string[]>> = {
  en: ['EN', 'ENG', 'ENGLISH', 'ANGLAIS', 'KIINGEREZA'],
  fr: ['FR', 'FRENCH', 'FRANCAIS', 'KIFARANSA'],
  sw: ['SW', 'SWA', 'SWAHILI', 'KISWAHILI'],
}

/** What everybody and clinics ask. */
const COMMON: readonly Command[] = [
  {
    name: 'check',
    does: 'Is this person covered today? The number alone is enough; `/2` for a family member, a service after it',
    who: ['clinic'],
    keywords: {
      en: ['COVER', 'CHECK', 'VERIFY', 'COVERAGE'],
      fr: ['VERIFIER', 'DROITS', 'COUVERT', 'VERIF'],
      sw: ['ANGALIA', 'KAGUA', 'THIBITISHA', 'HAKIKI'],
    },
    misspelt: ['COVR', 'COVERD', 'CHEK', 'CHEKC', 'VERIFIE', 'VERIFIEZ', 'DROIT', 'ANGALYA'],
    place: 'first',
    number: 'takes',
    examples: {
      en: ['COVER 0412337-8', '04123378', 'please check 0412337-8 thanks', '04123378/2'],
      fr: ['VERIFIER 0412337-8', 'verifier le 04123378 svp', '0412 337 8 consultation'],
      sw: ['ANGALIA 0412337-8', 'angalia 04123378 tafadhali', '0712345678'],
    },
    read: ({ found, service }) => {
      if (found.kind === 'one') return { kind: 'check', subject: found.subject, service }
      if (found.kind !== 'loose') return { kind: 'incomplete', command: 'check' }
      return { kind: 'check', subject: { kind: 'card', text: found.text }, service }
    },
  },
  {
    name: 'balance',
    does: 'What is owed and until when the family is covered',
    who: ['member'],
    keywords: {
      en: ['BALANCE', 'STATUS', 'BAL', 'STANDING'],
      fr: ['SOLDE', 'SITUATION'],
      sw: ['SALIO', 'HALI', 'DENI'],
    },
    misspelt: ['BALLANCE', 'BALANS', 'BALENCE', 'SOLD', 'SITUASION', 'SALIYO', 'SALO'],
    place: 'anywhere',
    number: 'takes',
    examples: {
      en: ['BALANCE', 'my balance please', 'BALANCE 0412337-8'],
      fr: ['SOLDE', 'mon solde svp', 'Situation'],
      sw: ['SALIO', 'naomba salio langu', 'hali'],
    },
    read: ({ found }) => ({
      kind: 'balance',
      number: found.kind === 'one' && 'number' in found.subject ? found.subject.number : null,
    }),
  },
  {
    name: 'attribute',
    does: 'Says for which member money was that came without a number; the number alone is enough',
    who: ['payer'],
    keywords: { en: ['PAID'], fr: ['PAYE'], sw: ['NIMELIPA'] },
    misspelt: ['PAYED', 'NIMELIPIA'],
    place: 'first',
    number: 'takes',
    examples: {
      en: ['PAID 0412337-8', '0412337-8', 'no 0412337-8'],
      fr: ['PAYE 0412337-8', 'pour 04123378'],
      sw: ['NIMELIPA 0412337-8', 'kwa 0412337-8'],
    },
    read: ({ found }) =>
      found.kind === 'one' && 'number' in found.subject
        ? { kind: 'attribute', number: found.subject.number }
        : { kind: 'incomplete', command: 'attribute' },
  },
  {
    name: 'help',
    does: 'What can be asked by SMS from this phone',
    who: 'anyone',
    keywords: { en: ['HELP', 'INFO', 'MENU'], fr: ['AIDE'], sw: ['MSAADA', 'USAIDIZI'] },
    misspelt: ['HLP', 'HEPL', 'AIDEZ', 'AYDE', 'MSADA'],
    place: 'anywhere',
    number: 'yields',
    examples: { en: ['HELP', 'help me please'], fr: ['AIDE', 'aidez moi'], sw: ['MSAADA'] },
    read: () => ({ kind: 'help' }),
  },
  {
    name: 'language',
    does: 'The language of our answers: EN, FR or SW',
    who: 'anyone',
    keywords: {
      en: ['LANG', 'LANGUAGE', 'ENGLISH', 'FRENCH', 'SWAHILI'],
      fr: ['LANGUE', 'FRANCAIS', 'ANGLAIS'],
      sw: ['LUGHA', 'KISWAHILI', 'KIINGEREZA', 'KIFARANSA'],
    },
    misspelt: ['LANGAGE', 'LANGUGE', 'LANGE', 'LUHGA'],
    place: 'first',
    number: 'ignores',
    examples: {
      en: ['LANG FR', 'english', 'LANG EN'],
      fr: ['LANGUE EN', 'Français', 'lang fr'],
      sw: ['LUGHA EN', 'Kiswahili', 'lugha sw'],
    },
    read: ({ words }) => ({ kind: 'language', language: languageIn(words) }),
  },
  {
    name: 'stop',
    does: 'No more reminders; receipts still come',
    who: 'anyone',
    keywords: {
      en: ['STOP', 'UNSUBSCRIBE', 'QUIT'],
      fr: ['ARRET', 'ARRETER'],
      sw: ['ACHA', 'SITISHA', 'KOMA'],
    },
    misspelt: ['STOPP', 'STPO', 'ARRETEZ', 'ARET'],
    place: 'first',
    number: 'ignores',
    examples: { en: ['STOP', 'please stop'], fr: ['ARRET', 'Arrêt'], sw: ['ACHA', 'sitisha'] },
    read: () => ({ kind: 'stop' }),
  },
  {
    name: 'start',
    does: 'Reminders again',
    who: 'anyone',
    keywords: {
      en: ['START', 'SUBSCRIBE'],
      fr: ['REPRENDRE', 'DEMARRER'],
      sw: ['ANZA', 'ANZISHA'],
    },
    misspelt: ['STRAT', 'STAR', 'REPRANDRE'],
    place: 'first',
    number: 'ignores',
    examples: { en: ['START'], fr: ['REPRENDRE'], sw: ['ANZA'] },
    read: () => ({ kind: 'start' }),
  },
  {
    name: 'not-me',
    does: 'The answer to "your cover was checked" of somebody who was not at a clinic',
    who: ['member'],
    keywords: {
      en: ['NO', 'NOT ME', 'WASNT ME', 'WASN T ME'],
      fr: ['NON', 'PAS MOI'],
      sw: ['HAPANA', 'SIO MIMI', 'SI MIMI', 'SIYO MIMI'],
    },
    misspelt: ['NOO', 'NOTME', 'NOON', 'APANA', 'HAPANNA'],
    place: 'alone',
    // "No 0412337-8" is how our own receipts write a member number.
    number: 'yields',
    examples: {
      en: ['NO', 'it was not me'],
      fr: ['NON', "non, ce n'est pas moi"],
      sw: ['HAPANA', 'sio mimi'],
    },
    read: () => ({ kind: 'not-me' }),
  },
]

/** Every command. When a keyword could be two, the first one listed has it. */
export const COMMANDS: readonly Command[] = [...COMMON, ...MONEY_COMMANDS, ...STAFF_COMMANDS]

function languageIn(words: readonly string[]): Language | null {
  for (const [language, names] of Object.entries(LANGUAGES)) {
    if (words.some((word) => names.includes(word))) return language as Language
  }
  return null
}

export function commandNamed(name: CommandName): Command {
  return COMMANDS.find((command) => command.name === name) as Command
}

export function may(command: Command, roles: readonly SmsRole[]): boolean {
  return command.who === 'anyone' || command.who.some((role) => roles.includes(role))
}

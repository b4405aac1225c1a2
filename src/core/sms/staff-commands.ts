import { argumentsOf, attemptAmong, numberAmong } from './arguments.ts'
import { type Command, keywordsOf } from './command.ts'
import { amountIn } from './money-commands.ts'
import { plainWord } from './tokens.ts'
import type { CommandName, Matter, SmsRole, Understood } from './understood.ts'

const MANAGERS: readonly SmsRole[] = ['manager']

/** Managers, and those who take cash for the mutual. */
const STAFF: readonly SmsRole[] = ['manager', 'collector']

const WORDS = {
  arrears: {
    keywords: {
      en: ['ARREARS', 'BEHIND', 'LATE'],
      fr: ['RETARD', 'RETARDS', 'ARRIERES'],
      sw: ['MADENI', 'MALIMBIKIZO', 'WADAIWA'],
    },
    misspelt: ['ARREAR', 'AREARS', 'ARRIERE', 'RETAR', 'MADEN'],
  },
  list: {
    keywords: { en: ['LIST'], fr: ['LISTE'], sw: ['ORODHA'] },
    misspelt: ['LISTS', 'LYSTE', 'ORODA'],
  },
  member: {
    keywords: { en: ['MEMBER'], fr: ['MEMBRE', 'ADHERENT'], sw: ['MWANACHAMA'] },
    misspelt: ['MEMBR', 'MEMBRES', 'MWANACHAM'],
  },
  match: {
    keywords: {
      en: ['MATCH', 'UNMATCHED'],
      fr: ['RATTACHER', 'ATTRIBUER'],
      sw: ['OANISHA', 'LINGANISHA'],
    },
    misspelt: ['MACH', 'MATCHE', 'RATACHER', 'RATTACHEZ', 'OANIISHA'],
  },
  approve: {
    keywords: {
      en: ['APPROVE', 'ACCEPT'],
      fr: ['APPROUVER', 'ACCEPTER', 'VALIDER'],
      sw: ['IDHINISHA', 'KUBALI'],
    },
    misspelt: ['APROVE', 'APROUVER', 'ACCEPTE', 'IDINISHA'],
  },
  refuse: {
    keywords: { en: ['REFUSE', 'REJECT'], fr: ['REFUSER', 'REJETER'], sw: ['KATAA'] },
    misspelt: ['REFUS', 'REFUSEZ', 'REJET', 'KATAZA'],
  },
  cash: {
    keywords: { en: ['CASH'], fr: ['ESPECES', 'LIQUIDE'], sw: ['TASLIMU', 'PESA TASLIMU'] },
    misspelt: ['CACH', 'KASH', 'ESPECE', 'TASILIMU'],
  },
} as const satisfies Partial<Record<CommandName, Pick<Command, 'keywords' | 'misspelt'>>>

/** That a second payment of the same amount is meant. */
const AGAIN = new Set(['AGAIN', 'ENCORE', 'TENA'])

/** What managers and collectors ask and do. */
export const STAFF_COMMANDS: readonly Command[] = [
  {
    name: 'arrears',
    does: 'How many members are behind by 1, 2, 3 and more periods, and what is owed',
    who: STAFF,
    ...WORDS.arrears,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['ARREARS', 'arrears please'],
      fr: ['RETARD', 'retards svp'],
      sw: ['MADENI', 'wadaiwa'],
    },
    read: ({ text }) => {
      const [behind] = argumentsOf(text, keywordsOf(WORDS.arrears))
      return behind ? listOf(behind) : { kind: 'arrears' }
    },
  },
  {
    name: 'list',
    does: 'Members who are behind, by 1, 2 or 3 and more periods, a page',
    who: STAFF,
    ...WORDS.list,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['LIST 3', 'LIST', 'list 1'],
      fr: ['LISTE 3', 'liste 2 mois'],
      sw: ['ORODHA 3', 'orodha'],
    },
    read: ({ text }) => listOf(argumentsOf(text, keywordsOf(WORDS.list))[0]),
  },
  {
    name: 'next',
    does: 'The next page of the last list',
    who: STAFF,
    keywords: {
      en: ['NEXT', 'MORE'],
      fr: ['SUITE', 'SUIVANT'],
      sw: ['ENDELEA', 'ZAIDI'],
    },
    misspelt: ['NXT', 'NEKST', 'SUIT', 'SUIVANTE', 'ENDELEYA'],
    place: 'first',
    number: 'ignores',
    examples: { en: ['NEXT', 'next please'], fr: ['SUITE', 'suite svp'], sw: ['ENDELEA'] },
    read: () => ({ kind: 'next' }),
  },
  {
    name: 'total',
    does: 'Money that came in today, in 7 days and this month, and what is not matched',
    who: STAFF,
    keywords: {
      en: ['TOTAL', 'INCOME'],
      fr: ['ENCAISSE', 'RECETTES', 'RECETTE'],
      sw: ['JUMLA', 'MAPATO'],
    },
    misspelt: ['TOTALS', 'TOTALE', 'TOTL', 'ENCAISSEMENT', 'JUMULA'],
    place: 'first',
    number: 'ignores',
    examples: { en: ['TOTAL'], fr: ['ENCAISSE', 'encaissé'], sw: ['JUMLA', 'mapato'] },
    read: () => ({ kind: 'total' }),
  },
  {
    name: 'member',
    does: 'The standing of one member',
    who: STAFF,
    ...WORDS.member,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['MEMBER 0412337-8', 'member 0412 337 8'],
      fr: ['MEMBRE 0412337-8', 'adhérent 04123378'],
      sw: ['MWANACHAMA 0412337-8'],
    },
    read: ({ text }) => {
      const words = argumentsOf(text, keywordsOf(WORDS.member))
      const found = numberAmong(words)
      if (found.kind === 'number') return { kind: 'member', number: found.number }
      return withoutNumber('member', found.kind, words)
    },
  },
  {
    name: 'match',
    does: 'Whose a payment without a member number is: its receipt and the number; alone it lists them',
    who: MANAGERS,
    ...WORDS.match,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['MATCH JP26-0038114 0412337-8', 'MATCH', 'match jp260038114 04123378'],
      fr: ['RATTACHER JP26-0038114 0412337-8', 'rattacher'],
      sw: ['OANISHA JP26-0038114 0412337-8', 'oanisha'],
    },
    read: ({ text }) => readMatch(text),
  },
  {
    name: 'applicants',
    does: 'Who wants to join or to add somebody, and what waits for a second manager',
    who: MANAGERS,
    keywords: {
      en: ['APPLICANTS', 'APPLICATIONS'],
      fr: ['DEMANDES', 'CANDIDATS'],
      sw: ['MAOMBI', 'WAOMBAJI'],
    },
    misspelt: ['APPLICANT', 'APLICANTS', 'DEMANDE', 'OMBI'],
    place: 'first',
    number: 'ignores',
    examples: { en: ['APPLICANTS'], fr: ['DEMANDES', 'candidats'], sw: ['MAOMBI'] },
    read: () => ({ kind: 'applicants' }),
  },
  {
    name: 'approve',
    does: 'Approves an application (A12) or a proposal of another manager (P3)',
    who: MANAGERS,
    ...WORDS.approve,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['APPROVE A12', 'approve 12', 'accept P3'],
      fr: ['APPROUVER A12', 'valider p3'],
      sw: ['IDHINISHA A12', 'kubali 3'],
    },
    read: ({ text }) => readDecision('approve', text),
  },
  {
    name: 'refuse',
    does: 'Refuses an application or a proposal',
    who: MANAGERS,
    ...WORDS.refuse,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['REFUSE A12', 'reject p3'],
      fr: ['REFUSER A12', 'refuser 12'],
      sw: ['KATAA A12'],
    },
    read: ({ text }) => readDecision('refuse', text),
  },
  {
    name: 'cash',
    does: 'Records cash that was taken of a member, whose phone gets the receipt',
    who: STAFF,
    ...WORDS.cash,
    place: 'first',
    number: 'reads',
    examples: {
      en: ['CASH 0412337-8 1500', 'cash 1,500 from 0412337-8', 'CASH 0412337-8 500 AGAIN'],
      fr: ['ESPECES 0412337-8 1500', 'espèces 0412337-8 1 500 F'],
      sw: ['TASLIMU 0412337-8 1500', 'pesa taslimu 0412337-8 1500/='],
    },
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
  const words = argumentsOf(text, keywordsOf(WORDS.match))
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
  const words = argumentsOf(text, keywordsOf(WORDS[kind]))
  const [, letter = '', id] = /^([AP]?)-?(\d{1,9})$/i.exec(words.join('')) ?? []
  if (!id) return { kind: 'incomplete', command: kind }
  const matter: Matter | null =
    letter === '' ? null : plainWord(letter) === 'A' ? 'application' : 'proposal'
  return { kind, matter, id: String(Number(id)) }
}

function readCash(text: string): Understood {
  const words = argumentsOf(text, keywordsOf(WORDS.cash))
  const again = words.some((word) => AGAIN.has(plainWord(word)))
  const found = numberAmong(words)
  if (found.kind !== 'number') return withoutNumber('cash', found.kind, words)
  const amount = amountIn(found.rest)
  if (amount === null) return { kind: 'incomplete', command: 'cash' }
  return { kind: 'cash', number: found.number, amount, again }
}

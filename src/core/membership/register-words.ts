import type { Language } from '../statutes.ts'
import type { Relation } from './registration.ts'

/** What registers on paper and in spreadsheets write for a sex, a relation, yes and no. */
type RegisterWords = {
  readonly sex: Readonly<Record<'F' | 'M', string>>
  readonly relation: Readonly<Record<Relation, string>>
  readonly feePaid: Readonly<Record<'yes' | 'no', string>>
}

/**
 * Words with spaces between them, in small letters without accents. Registers mix languages, so
 * all are taken at once, and no word may mean two things in one column.
 */
const WORDS: Readonly<Record<Language, RegisterWords>> = {
  en: {
    sex: { F: 'f female woman girl w', M: 'm male man boy' },
    relation: {
      member: 'member head principal self holder subscriber',
      spouse: 'spouse wife husband partner',
      child: 'child son daughter baby infant',
      parent: 'parent father mother',
      other: 'other brother sister nephew niece cousin grandchild grandson granddaughter',
    },
    feePaid: { yes: 'yes y true 1 x paid', no: 'no n false 0 unpaid' },
  },
  fr: {
    sex: { F: 'feminin feminine femme fille', M: 'masculin homme h garcon' },
    relation: {
      member: 'membre adherent adherente titulaire chef assure assuree',
      spouse: 'conjoint conjointe epoux epouse mari femme',
      child: 'enfant fils fille bebe',
      parent: 'pere mere',
      other: 'autre frere soeur neveu niece cousine oncle tante',
    },
    feePaid: { yes: 'oui o vrai paye payee ✓ ✔', no: 'non faux' },
  },
  sw: {
    sex: { F: 'ke mwanamke msichana', M: 'me mwanaume mwanamume mvulana' },
    relation: {
      member: 'mwanachama',
      spouse: 'mume mke mwenzi',
      child: 'mtoto mwana binti',
      parent: 'mzazi baba mama',
      other: 'mwingine nyingine kaka dada ndugu mjukuu',
    },
    feePaid: { yes: 'ndiyo ndio kweli amelipa', no: 'hapana la hajalipa' },
  },
}

/** The value that a word of any language stands for; null: none. */
export function readSexWord(text: string): 'F' | 'M' | null {
  return SEXES.get(plainWord(text)) ?? null
}

export function readRelationWord(text: string): Relation | null {
  return RELATIONS.get(plainWord(text)) ?? null
}

export function readYesNoWord(text: string): boolean | null {
  const word = YES_NO.get(plainWord(text))
  return word ? word === 'yes' : null
}

function plainWord(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '')
  return letters.toLowerCase().replaceAll('œ', 'oe').replace(/\.$/, '').trim()
}

const SEXES = meanings(Object.values(WORDS).map(({ sex }) => sex))
const RELATIONS = meanings(Object.values(WORDS).map(({ relation }) => relation))
const YES_NO = meanings(Object.values(WORDS).map(({ feePaid }) => feePaid))

function meanings<Value extends string>(
  languages: readonly Readonly<Record<Value, string>>[],
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>()
  for (const words of languages)
    for (const [value, list] of Object.entries(words) as [Value, string][])
      for (const word of list.split(' ')) found.set(word, value)
  return found
}

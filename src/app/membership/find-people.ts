import type { MemberNumber } from '../../core/member-number.ts'
import { foldedName, nameWords } from '../../core/person-name.ts'
import {
  countBeginning,
  hasNameWords,
  peopleBeginning,
  type PersonKey,
} from '../../store/membership/name-words.ts'
import { peopleAfter, peopleWith, type PersonListed } from '../../store/membership/people.ts'
import type { ReadTx } from '../../store/store.ts'

/** More than these are for a longer text to tell apart. */
const FOUND_MAX = 100

/** Words of people that are looked at: so many in a few milliseconds. */
const LOOKED_AT = 5000

/** Rows in one look at the register. */
const PER_LOOK = 1000

/** `isAll`: nobody else is meant. */
export type PeopleFound = { readonly people: readonly PersonListed[]; readonly isAll: boolean }

type Within = {
  /** Looks through so many people for digits within a number; null for all of them. */
  readonly scanMax: number | null
  /** These households alone; null for all. */
  readonly among: ReadonlySet<MemberNumber> | null
}

/**
 * People of a mutual, who left among them: each word of the text begins a word of the name, and digits stand
 * anywhere in the phone or number. Words go by a key, however large the register is; digits alone, and a
 * register whose words are not written yet, take a look at one person after another.
 */
export async function findPeople(
  tx: ReadTx,
  mutual: string,
  text: string,
  { scanMax, among }: Within,
): Promise<PeopleFound> {
  const words = foldedName(text.replace(/(?<=\p{L})[-'’](?=\p{L})/gu, ' '))
    .split(' ')
    .filter(Boolean)
  const isDigits = (word: string) => /^\d+$/.test(word)
  const [first, ...others] = words.filter((word) => !isDigits(word))
  const mayBe = ({ number }: PersonKey) => among === null || among.has(number)
  if (first === undefined || !(await hasNameWords(tx, mutual))) {
    return scan(
      tx,
      mutual,
      (one) => mayBe(one) && words.every((word) => isMeant(word, one)),
      scanMax,
    )
  }
  const { keys, isAll } = await byWords(tx, mutual, [first, ...others])
  const digits = words.filter(isDigits)
  const people: PersonListed[] = []
  const own = keys.filter(mayBe)
  for (let at = 0; at < own.length && people.length <= FOUND_MAX; at += PER_LOOK) {
    const some = await peopleWith(tx, mutual, own.slice(at, at + PER_LOOK))
    people.push(...some.filter((one) => digits.every((word) => isMeant(word, one))))
  }
  return cut(people, isAll)
}

/** Whose names have all these words: those with the rarest are looked through for the others. */
async function byWords(tx: ReadTx, mutual: string, words: readonly [string, ...string[]]) {
  const counted: { readonly word: string; readonly count: number }[] = []
  for (const word of words) {
    counted.push({ word, count: await countBeginning(tx, mutual, word, LOOKED_AT) })
  }
  counted.sort((a, b) => a.count - b.count)
  const [rarest, ...rest] = counted
  const ordered = [rarest?.word ?? words[0], ...rest.map(({ word }) => word)] as const
  // Of one word alone these are enough to say that there are more.
  const limit = rest.length === 0 ? PER_LOOK : LOOKED_AT
  const keys = await peopleBeginning(tx, mutual, ordered, limit)
  return { keys, isAll: (rarest?.count ?? 0) < limit }
}

async function scan(
  tx: ReadTx,
  mutual: string,
  isMeantBy: (person: PersonListed) => boolean,
  scanMax: number | null,
): Promise<PeopleFound> {
  const people: PersonListed[] = []
  let page: PersonListed[] = []
  let looked = 0
  do {
    page = await peopleAfter(tx, mutual, page.at(-1) ?? null, PER_LOOK)
    looked += page.length
    people.push(...page.filter(isMeantBy))
    if (scanMax !== null && looked >= scanMax) return cut(people, false)
  } while (page.length === PER_LOOK && people.length <= FOUND_MAX)
  return cut(people, true)
}

function cut(people: readonly PersonListed[], isAll: boolean): PeopleFound {
  return { people: people.slice(0, FOUND_MAX), isAll: isAll && people.length <= FOUND_MAX }
}

/** A word begins a word of the name; digits may stand anywhere in the phone or number. */
function isMeant(word: string, { name, phone, number }: PersonListed): boolean {
  if (/^\d+$/.test(word)) {
    // As people dial it: a 0 for what the country's number stands for.
    const dialled = /^0\d{3}/.test(word) && phone?.includes(word.slice(1))
    return number.includes(word) || phone?.includes(word) || dialled || false
  }
  return nameWords(name).some((one) => one.startsWith(word))
}

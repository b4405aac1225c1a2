import { type Among, findTyped, type FoundMember } from '../../app/membership/find-member.ts'
import { type ReadDesk, reading } from '../../app/desk.ts'
import type { Ports } from '../../app/ports.ts'
import {
  formatMemberNumber,
  type MemberNumber,
  readMemberNumber,
} from '../../core/member-number.ts'
import { loadHousehold, mutualOfNumber } from '../../store/membership/households.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import type { Input, Io } from './command.ts'

/** The argument of a command about a member, but for money. */
export const NAMED = {
  name: 'NUMBER',
  describe: 'the member number, or the member’s phone or older card',
} as const

const WHICH = 'write NUM, TEL or CARD and a space before it, in quotes'

const WHY = {
  nobody: 'is nobody’s number, phone or card',
  several: 'give the member number',
  'two-readings': WHICH,
  wrong: 'is not a member number, a digit must be wrong',
} as const

/** People whom an ambiguous text may mean that are named; a market's phone has many. */
const NAMED_MAX = 5

/** The member whom NUMBER names in any way, to look at; null when `io` was told why not. */
export async function memberNamed(
  ports: Ports,
  input: Input,
  io: Io,
): Promise<MemberNumber | null> {
  return memberCalled(ports, input.text('number') ?? '', io)
}

/** The same of any text, which stands in the place that `label` names. */
export async function memberCalled(
  ports: Ports,
  text: string,
  io: Io,
  label = 'NUMBER',
): Promise<MemberNumber | null> {
  return (await called(ports, text, io, label))?.number ?? null
}

async function called(ports: Ports, text: string, io: Io, label: string) {
  const number = readMemberNumber(text)
  const otherwise = number ? { number, ordinal: 0 } : null
  return personNamed(ports, text, io, otherwise, label)
}

/**
 * The member whom NUMBER, or the option `name`, names in any way, for what is done that is not about
 * money. Whose card or phone it was is said, since neither has a check digit.
 */
export async function memberMeant(
  ports: Ports,
  input: Input,
  io: Io,
  name?: string,
): Promise<MemberNumber | null> {
  const text = input.text(name ?? 'number') ?? ''
  return meant(ports, text, io, name ? `--${name}` : 'NUMBER')
}

/** The members, each once, whom the option --members names with commas between them. */
export async function membersMeant(
  ports: Ports,
  input: Input,
  io: Io,
): Promise<MemberNumber[] | null> {
  const texts = (input.text('members') ?? '').split(',').map((text) => text.trim())
  const found: (MemberNumber | null)[] = []
  for (const text of texts) found.push(await meant(ports, text, io, '--members'))
  const numbers = found.flatMap((number) => number ?? [])
  return numbers.length < texts.length ? null : [...new Set(numbers)]
}

async function meant(
  ports: Ports,
  text: string,
  io: Io,
  label: string,
): Promise<MemberNumber | null> {
  const found = await called(ports, text, io, label)
  if (!found) return null
  const { number } = found
  const isByNumber = !('by' in found) || found.by === 'number'
  if (!isByNumber) await sayWho(ports, { number, ordinal: 0 }, text, io, label)
  return number
}

/**
 * Whom the argument NUMBER/N, or the option `name`, names: a member number with a suffix, or the card
 * of that person, which is said.
 */
export async function personMeant(
  ports: Ports,
  input: Input,
  io: Io,
  name?: string,
): Promise<{ readonly number: MemberNumber; readonly ordinal: number } | null> {
  const text = input.text(name ?? 'number/n') ?? ''
  const label = name ? `--${name}` : 'NUMBER/N'
  const [, digits = '', suffix = ''] = /^(.*)[/ ](\d{1,2})$/.exec(text.trim()) ?? []
  const number = readMemberNumber(digits)
  if (number) return { number, ordinal: Number(suffix) }
  const search = await reading(ports, (desk) => find(desk, text))
  const isCard = search.kind === 'found' && search.found.by === 'card'
  if (isCard) {
    const { number: owner, ordinal } = search.found
    await sayWho(ports, { number: owner, ordinal }, text, io, label)
    return { number: owner, ordinal }
  }
  if (search.kind === 'several' || search.kind === 'two-readings') {
    io.err(await ambiguous(ports, search, text, label))
    return null
  }
  const why = suffix ? 'a digit of the number must be wrong' : 'has no suffix such as 0412337-8/2'
  io.err(`${label} ${text}: ${why}`)
  return null
}

/**
 * The person whom some text names; `otherwise` when it is nobody's and this is still to be asked
 * about: each command says in its own way that a number is unknown.
 */
export async function personNamed<T>(
  ports: Ports,
  text: string,
  io: Io,
  otherwise: T | null,
  label = 'NUMBER',
): Promise<FoundMember | T | null> {
  const search = await reading(ports, (desk) => find(desk, text))
  if (search.kind === 'found') return search.found
  const isNobody = search.kind === 'nobody' || search.kind === 'wrong'
  if (isNobody && otherwise) return otherwise
  io.err(
    isNobody
      ? `${label} ${text}: ${WHY[search.kind]}`
      : await ambiguous(ports, search, text, label),
  )
  return null
}

/**
 * The member number in NUMBER, or in the option `name`, for what moves money: a card has no check
 * digit. Whose card it is is said, so that the number can be given.
 */
export async function memberToChange(
  ports: Ports,
  input: Input,
  io: Io,
  name?: string,
): Promise<MemberNumber | null> {
  const text = input.text(name ?? 'number') ?? ''
  const number = readMemberNumber(text)
  if (number) return number
  io.err(await whyNoNumber(ports, text, name ? `--${name}` : 'NUMBER'))
  return null
}

/** Why some text is no member number, and whose card it is. */
export async function whyNoNumber(ports: Ports, text: string, label = 'NUMBER'): Promise<string> {
  const search = await reading(ports, (desk) => find(desk, text))
  if (search.kind !== 'found' || search.found.by !== 'card') return `${label} ${text}: ${WHY.wrong}`
  const { number } = search.found
  const owner = await who(ports, { number, ordinal: 0 })
  return `${label} ${text}: is a card of ${owner}; a card has no check digit, give the member number`
}

/** Whom a text with several meanings may mean, each with what it would be. */
async function ambiguous(
  ports: Ports,
  {
    kind,
    all,
  }: { readonly kind: 'several' | 'two-readings'; readonly all: readonly FoundMember[] },
  text: string,
  label: string,
): Promise<string> {
  const could: string[] = []
  for (const one of all.slice(0, NAMED_MAX)) could.push(`the ${one.by} of ${await who(ports, one)}`)
  if (all.length > NAMED_MAX) could.push(`${all.length - NAMED_MAX} more`)
  const what =
    could.length > 0 ? could.join(', ') : 'more than one of a member number, a phone and a card'
  return `${label} ${text}: may be ${what}; ${WHY[kind]}`
}

async function sayWho(
  ports: Ports,
  person: Pick<FoundMember, 'number' | 'ordinal'>,
  text: string,
  io: Io,
  label: string,
): Promise<void> {
  io.err(`${label} ${text}: is ${await who(ports, person)}`)
}

/** `0412337-8/2 Ali Diop` */
async function who(
  { store }: Ports,
  { number, ordinal }: Pick<FoundMember, 'number' | 'ordinal'>,
): Promise<string> {
  const household = await store.read(async (tx) => {
    const mutual = await mutualOfNumber(tx, number)
    return mutual === null ? null : loadHousehold(tx, mutual, number)
  })
  const name = household?.people.find((person) => person.ordinal === ordinal)?.name ?? ''
  return `${formatMemberNumber(number)}${ordinal === 0 ? '' : `/${ordinal}`} ${name}`.trim()
}

/** Mutuals that are looked into. */
const MUTUALS_MAX = 1000

async function find({ ports, tx, now }: ReadDesk, text: string): ReturnType<typeof findTyped> {
  const mutuals = await loadMutuals(tx, null, MUTUALS_MAX)
  const among: Among = { mutuals: mutuals.map(({ code }) => code), now }
  const countries = [...new Set(mutuals.map(({ country }) => country))]
  return findTyped(tx, among, text, (typed) => {
    const phones = new Set(countries.flatMap((country) => ports.readPhone(typed, country) ?? []))
    const [phone, other] = phones
    return phone && !other ? phone : null
  })
}

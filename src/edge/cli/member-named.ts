import { type Among, findTyped, type FoundMember } from '../../app/membership/find-member.ts'
import type { Ports } from '../../app/ports.ts'
import {
  formatMemberNumber,
  type MemberNumber,
  readMemberNumber,
} from '../../core/member-number.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadMutuals } from '../../store/mutuals/directory.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Input, Io } from './command.ts'

/** The argument of a command that looks at a member. */
export const NAMED = {
  name: 'NUMBER',
  describe: 'the member number, or the member’s phone or older card',
} as const

const WHICH = 'write NUM, TEL or CARD and a space before it, in quotes'

const WHY = {
  nobody: 'is nobody’s number, phone or card',
  several: 'is the phone or card of several members: give the member number',
  'two-readings': `can be read as more than one of a member number, a phone and a card: ${WHICH}`,
  wrong: 'is not a member number, a digit must be wrong',
} as const

/** The member whom NUMBER names in any way, to look at; null when `io` was told why not. */
export async function memberNamed(
  ports: Ports,
  input: Input,
  io: Io,
): Promise<MemberNumber | null> {
  const text = input.text('number') ?? ''
  const number = readMemberNumber(text)
  const named = await personNamed(ports, text, io, number ? { number, ordinal: 0 } : null)
  return named?.number ?? null
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
): Promise<Pick<FoundMember, 'number' | 'ordinal'> | T | null> {
  const search = await ports.store.read((tx) => find(ports, tx, text))
  if (search.kind === 'found') return search.found
  const isNobody = search.kind === 'nobody' || search.kind === 'wrong'
  if (otherwise && isNobody) return otherwise
  io.err(`NUMBER ${text}: ${WHY[search.kind]}`)
  return null
}

/**
 * The member number that NUMBER holds, for what changes something: a card has no check digit. Whose
 * card it is is said, so that the number can be given.
 */
export async function memberToChange(
  ports: Ports,
  input: Input,
  io: Io,
): Promise<MemberNumber | null> {
  const text = input.text('number') ?? ''
  const number = readMemberNumber(text)
  if (number) return number
  const owner = await ports.store.read(async (tx) => {
    const search = await find(ports, tx, text)
    if (search.kind !== 'found' || search.found.by !== 'card') return null
    const household = await loadHousehold(tx, search.found.mutual, search.found.number)
    return `${formatMemberNumber(search.found.number)} ${household?.people[0]?.name ?? ''}`.trim()
  })
  io.err(
    owner
      ? `NUMBER ${text}: is a card of ${owner}; a card has no check digit, give the member number`
      : `NUMBER ${text}: is not a member number, a digit must be wrong`,
  )
  return null
}

/** Mutuals that are looked into. */
const MUTUALS_MAX = 1000

async function find(ports: Ports, tx: ReadTx, text: string): ReturnType<typeof findTyped> {
  const mutuals = await loadMutuals(tx, null, MUTUALS_MAX)
  const among: Among = { mutuals: mutuals.map(({ code }) => code), now: ports.clock.now() }
  const countries = [...new Set(mutuals.map(({ country }) => country))]
  return findTyped(tx, among, text, (typed) => {
    const phones = new Set(countries.flatMap((country) => ports.readPhone(typed, country) ?? []))
    const [phone, other] = phones
    return phone && !other ? phone : null
  })
}

import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import { type Field, type Reading, type ReadValue, type Said, value, wrong } from './field.ts'
import { searchMember, whoIs, whoseCard, whyNotOne } from './member-search.ts'

/** Fields that name members. Whether there is such a member, the act says. */

const NAMED = 'the member number, or the member’s phone or older card'

export type PersonNamed = { readonly number: MemberNumber; readonly ordinal: number }

/** A member named in any way, to look at. */
export const MEMBER_SEEN: Field<MemberNumber> = memberSeenField(NAMED)

function memberSeenField(describe: string): Field<MemberNumber> {
  return memberField(describe, async (text, reading) => called(text, reading, () => null))
}

/**
 * A member named in any way, for what is done that is not about money. Whose card or phone it was is
 * said, since neither has a check digit.
 */
export const MEMBER: Field<MemberNumber> = memberMeantField(NAMED)

export function memberMeantField(describe: string): Field<MemberNumber> {
  return memberField(describe, meant)
}

/** A member by number alone, for what moves money: a card has no check digit. */
export function memberNumberField(describe = 'the member number'): Field<MemberNumber> {
  return memberField(describe, async (text, reading) => {
    const number = readMemberNumber(text)
    return number ? value(number) : wrong(await whoseCard(reading, text))
  })
}

function memberField(
  describe: string,
  read: (text: string, reading: Reading) => Promise<ReadValue<MemberNumber>>,
): Field<MemberNumber> {
  return {
    ...{ describe, holds: 'number', isRequired: true },
    read: async (text, reading) => {
      const found = await read(text ?? '', reading)
      if (found.kind === 'value') reading.isAbout(found.value)
      return found
    },
  }
}

async function called(
  text: string,
  reading: Reading,
  noteOf: (number: MemberNumber) => Promise<string> | null,
): Promise<ReadValue<MemberNumber>> {
  const search = await searchMember(reading, text)
  if (search.kind !== 'found') {
    const number = readMemberNumber(text)
    const isNobody = search.kind === 'nobody' || search.kind === 'wrong'
    return number && isNobody ? value(number) : wrong(await whyNotOne(reading, search))
  }
  const { number, by } = search.found
  const why = by === 'number' ? null : await noteOf(number)
  return why === null ? value(number) : value(number, { why })
}

function meant(text: string, reading: Reading): Promise<ReadValue<MemberNumber>> {
  return called(
    text,
    reading,
    async (number) => `is ${await whoIs(reading, { number, ordinal: 0 })}`,
  )
}

/** Some members, each once, named in any way with commas between them. */
export function membersField(describe: string): Field<readonly MemberNumber[]> {
  return listField(describe, meant)
}

function listField(
  describe: string,
  read: (text: string, reading: Reading) => Promise<ReadValue<MemberNumber>>,
): Field<readonly MemberNumber[]> {
  return {
    ...{ describe, holds: 'numbers', isRequired: true },
    read: async (given, reading) => {
      const numbers: MemberNumber[] = []
      const [notes, faults]: [Said[], Said[]] = [[], []]
      for (const of of (given ?? '').split(',').map((one) => one.trim())) {
        const found = await read(of, reading)
        if (found.kind === 'value') {
          numbers.push(found.value)
          notes.push(...found.notes.map(({ why }) => ({ why, of })))
        } else if (found.kind === 'wrong')
          faults.push(...found.faults.map(({ why }) => ({ why, of })))
      }
      if (faults.length > 0) return { kind: 'wrong', faults }
      return value([...new Set(numbers)], ...notes)
    },
  }
}

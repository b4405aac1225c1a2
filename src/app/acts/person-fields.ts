import { type MemberNumber, readMemberNumber } from '../../core/member-number.ts'
import { type Field, type Reading, type ReadValue, value, wrong } from './field.ts'
import type { PersonNamed } from './member-fields.ts'
import { searchMember, whoIs, whoseCard, whyNotOne } from './member-search.ts'

/** Fields that name one person of a household. */

/** A member number with a suffix, or the card of that person, which is said. */
export function personField(describe: string): Field<PersonNamed> {
  return {
    ...{ describe, holds: 'number/n', isRequired: true },
    read: async (text, reading) => {
      const found = await readPerson(text ?? '', reading)
      if (found.kind === 'value') reading.isAbout(found.value.number)
      return found
    },
  }
}

async function readPerson(text: string, reading: Reading): Promise<ReadValue<PersonNamed>> {
  const [, digits = '', suffix = ''] = /^(.*)[/ ](\d{1,2})$/.exec(text.trim()) ?? []
  const number = readMemberNumber(digits)
  if (number) return value({ number, ordinal: Number(suffix) })
  const search = await searchMember(reading, text)
  if (search.kind === 'found' && search.found.by === 'card') {
    const { number: owner, ordinal } = search.found
    const person = { number: owner, ordinal }
    return value(person, { why: `is ${await whoIs(reading, person)}` })
  }
  if (search.kind === 'several' || search.kind === 'two-readings') {
    return wrong(await whyNotOne(reading, search))
  }
  return wrong(suffix ? 'a digit of the number must be wrong' : 'has no suffix such as 0412337-8/2')
}

const PERSON = /^(?<number>.*?)(?:[/ ](?<ordinal>\d{1,2}))?$/

/**
 * A number with or without a beneficiary. Without a slash the whole is tried as a number first,
 * since a number may be written with spaces too.
 */
function numberAndSuffix(text: string): { number: MemberNumber | null; ordinal: number } {
  const whole = text.includes('/') ? null : readMemberNumber(text)
  if (whole) return { number: whole, ordinal: 0 }
  const { number = '', ordinal = '0' } = PERSON.exec(text.trim())?.groups ?? {}
  return { number: readMemberNumber(number), ordinal: Number(ordinal) }
}

/** A member by number alone, or a dependant by number and suffix. */
export function beneficiaryField(describe: string): Field<PersonNamed> {
  return {
    ...{ describe, holds: 'number', isRequired: true },
    read: async (text, reading) => {
      const { number, ordinal } = numberAndSuffix(text ?? '')
      if (!number) return wrong(await whoseCard(reading, text ?? ''))
      reading.isAbout(number)
      return value({ number, ordinal })
    },
  }
}

/** A person whom a clinic asks about; the number is null where it is none, and nobody has it. */
type PersonAsked = { readonly number: MemberNumber | null; readonly ordinal: number }

/** The same named in any way; what names nobody is asked about all the same. */
export function askedPersonField(describe: string): Field<PersonAsked> {
  return {
    ...{ describe, holds: 'number', isRequired: true },
    read: async (given, reading) => {
      const text = given ?? ''
      const search = await searchMember(reading, text)
      if (search.kind === 'several' || search.kind === 'two-readings') {
        return wrong(await whyNotOne(reading, search))
      }
      if (search.kind !== 'found') return value(numberAndSuffix(text))
      const { number, ordinal } = search.found
      return value({ number, ordinal })
    },
  }
}

import { birthDateFault } from '../../core/membership/birth-date.ts'
import type { Minor } from '../../core/money.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { amountWritten, sumWritten } from '../amounts.ts'
import { type Field, type Reading, type ReadValue, value, wrong } from './field.ts'

/** Fields that are read as the mutual reads them: its currency, its country, its day. */

/** An amount of the mutual's money, more than 0, in people's notation. */
export function amountField(describe: string): Field<Minor> {
  return moneyField(describe, sumWritten)
}

/** The same where 0 is an amount too. */
export function costField(describe: string): Field<Minor> {
  return moneyField(describe, amountWritten)
}

function moneyField(describe: string, read: typeof amountWritten): Field<Minor> {
  return {
    ...{ describe, holds: 'amount', isRequired: true },
    read: (text, reading) =>
      inMutual(reading, ({ currency }) => {
        const written = read(text ?? '', currency)
        return 'value' in written ? value(written.value) : wrong(written.why)
      }),
  }
}

/** A phone as people of the mutual's country write it. */
export function phoneField(describe: string): Field<PhoneNumber> {
  return {
    ...{ describe, holds: 'phone', isRequired: true },
    read: (text, reading) =>
      inMutual(reading, ({ country }) => {
        const phone = reading.ports.readPhone(text ?? '', country)
        return phone ? value(phone) : wrong(`is not a phone number of ${country}`)
      }),
  }
}

/** The day of a birth, or the bare year, not after the mutual's day. */
export const BIRTH_DATE: Field<string> = {
  ...{ describe: 'YYYY-MM-DD, or the bare year', holds: 'date', isRequired: true },
  read: (given, reading) =>
    inMutual(reading, (mutual) => {
      const text = (given ?? '').trim()
      const why = birthDateFault(text, reading.today(mutual))
      return why ? wrong(why, text) : value(text)
    }),
}

async function inMutual<T>(
  reading: Reading,
  read: (mutual: Mutual) => ReadValue<T>,
): Promise<ReadValue<T>> {
  const found = await reading.mutual()
  if (found === null) return { kind: 'unread' }
  return found.ok ? read(found.value) : { kind: 'refused', refusal: found.refusal }
}

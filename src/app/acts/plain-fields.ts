import { readComplaintCode } from '../../core/complaints/complaint.ts'
import { type CivilDate, parseDate } from '../../core/dates.ts'
import { readPersonName } from '../../core/person-name.ts'
import type { Refusal } from '../../core/refusals.ts'
import { fold } from '../../core/text/gsm7.ts'
import { type Field, value, wrong } from './field.ts'

/** Fields that are read the same in every mutual. */

/** The code of a mutual; the act says when there is none such. */
export const MUTUAL: Field<string> = codeField('the mutual')

/** A code or name that stands somewhere already, as it was written. */
export function codeField(describe: string, holds = 'code'): Field<string> {
  return { describe, holds, isRequired: true, read: (text) => value(text ?? '') }
}

/** Longest text that is taken: a name, a reference, a reason. */
const TEXT_LENGTH_MAX = 80

/** A few words on one line. */
export function textField(describe: string, holds = 'text'): Field<string> {
  return {
    ...{ describe, holds, isRequired: true },
    read: (given) => {
      const text = (given ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
      const isFit = text !== '' && text.length <= TEXT_LENGTH_MAX && !/\p{C}/u.test(text)
      return isFit
        ? value(text)
        : wrong(`must be a text of 1 to ${TEXT_LENGTH_MAX} characters`, text)
    },
  }
}

/** A number of a slip, transfer or statement, as it was written. */
export function referenceField(describe: string): Field<string> {
  return {
    ...{ describe, holds: 'text', isRequired: true },
    read: (given) => {
      const text = (given ?? '').normalize('NFC').trim()
      if (text === '') return wrong('is empty', null)
      return /\p{C}/u.test(text) ? wrong('has a character that cannot be shown', null) : value(text)
    },
  }
}

/** Words that go to a member as they are; whoever does the act says whether they fit. */
export function wordsField(describe: string): Field<string> {
  return codeField(describe, 'words')
}

/** The manager who decides: whether it is one, the act says. */
export const BY_MANAGER = byField('the manager who decides: the name, or the phone')

export function byField(describe: string): Field<string> {
  return { ...textField(describe, 'name'), isStaff: true }
}

/** Who does it, by name, for the registers. */
export const BY_PERSON: Field<string> = personField('the person who does this')

export function personField(describe: string): Field<string> {
  return {
    ...{ describe, holds: 'name', isRequired: true },
    read: (text) => {
      const name = readPersonName(text ?? '')
      return name ? value(name) : wrong('is not the name of a person')
    },
  }
}

/** The name of somebody to be registered, such that an SMS can write it. */
export const NEW_NAME: Field<string> = {
  ...personField('first name and name'),
  read: (text) => {
    const name = readPersonName(text ?? '')
    return name && fold(name).trim() ? value(name) : wrong('is not the name of a person')
  },
}

export function dayField(describe: string): Field<CivilDate> {
  return {
    ...{ describe, holds: 'date', isRequired: true },
    read: (text) => {
      const day = parseDate(text ?? '')
      return day ? value(day) : wrong('is not a date YYYY-MM-DD')
    },
  }
}

export function choiceField<const T extends string>(
  describe: string,
  holds: string,
  choices: readonly T[],
): Field<T> {
  return {
    ...{ describe, holds, choices, isRequired: true },
    read: (text) => {
      const choice = choices.find((one) => one === text)
      return choice === undefined ? wrong(`must be one of ${choices.join(', ')}`) : value(choice)
    },
  }
}

/** Something that is so or not: any text says that it is. */
export function switchField(describe: string): Field<boolean> {
  return {
    ...{ describe, holds: 'switch', isRequired: false },
    read: (text) => value(text !== null),
  }
}

export function wholeNumberField(describe: string, holds: string, min: number, max: number) {
  const field: Field<number> = {
    ...{ describe, holds, isRequired: true },
    read: (text) => {
      const number = /^\d{1,9}$/.test(text ?? '') ? Number(text) : NaN
      const isIn = number >= min && number <= max
      return isIn ? value(number) : wrong(`is not a whole number from ${min} to ${max}`)
    },
  }
  return field
}

/** The number that a list shows; anything else is nothing on it. */
export function listedField(describe: string, unknown: (text: string) => Refusal): Field<number> {
  return {
    ...{ describe, holds: 'number', isRequired: true },
    read: (text) =>
      /^[1-9]\d{0,8}$/.test(text ?? '')
        ? value(Number(text))
        : { kind: 'refused', refusal: unknown(text ?? '') },
  }
}

export const COMPLAINT: Field<number> = {
  ...{ describe: 'its code, such as C7', holds: 'code', isRequired: true },
  read: (text) => {
    const complaint = readComplaintCode(text ?? '')
    if (complaint !== null) return value(complaint)
    return { kind: 'refused', refusal: { code: 'unknown-complaint', complaint: text ?? '' } }
  },
}

/** How many of something. */
export function countField(describe: string): Field<number> {
  return {
    ...{ describe, holds: 'count', isRequired: true },
    read: (text) =>
      /^\d{1,9}$/.test(text ?? '') ? value(Number(text)) : wrong('is not a whole number'),
  }
}

import { askCoverage, coverageJson } from '../../../app/coverage/ask-coverage.ts'
import { type MemberNumber, readMemberNumber } from '../../../core/member-number.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import type { Command } from '../command.ts'
import { JSON_OBJECT } from '../options.ts'
import { personNamed } from '../member-named.ts'
import { REASON_TEXTS } from '../../reason-texts.ts'
import { fields } from '../table.ts'
import { dayOption } from '../values.ts'

export const coverageCommand: Command = {
  name: 'coverage',
  kind: 'read',
  describe: 'whether a person is covered at a clinic, without recording a check',
  arguments: [
    {
      name: 'NUMBER',
      describe: 'the member number, /1, /2 … after it for dependants; or a phone or older card',
    },
  ],
  options: [
    { flags: '--provider <code>', describe: 'the clinic that would treat', required: true },
    { flags: '--service <code>', describe: 'the service; without it, any the clinic offers' },
    { flags: '--on <date>', describe: 'as of this day, by what is known now (default: today)' },
    JSON_OBJECT,
  ],
  examples: ['coverage 0412337-8 --provider thiaroye', 'coverage 04123378/2 --provider thiaroye'],
  run: async ({ ports }, input, io) => {
    const on = dayOption(input, 'on', io)
    if (on === null) return 1
    const text = input.text('number') ?? ''
    const person = await personNamed(ports, text, io, readPerson(text))
    if (!person) return 1
    const asked = await askCoverage(ports, {
      ...person,
      provider: input.text('provider') ?? '',
      service: input.text('service'),
      on: on ?? null,
    })
    const answer = coverageJson(asked)
    const lines = input.is('json') ? [JSON.stringify(answer)] : describe(answer, asked.currency)
    for (const line of lines) io.out(line)
    if (answer.answer !== 'cannot-tell') return 0
    io.err('nothing could be decided: something failed on our side')
    return 1
  },
}

const PERSON = /^(?<number>.*?)(?:[/ ](?<ordinal>\d{1,2}))?$/

/**
 * A number with or without a beneficiary. Without a slash the whole is tried as a number first,
 * since a number may be written with spaces too.
 */
export function readPerson(text: string): { number: MemberNumber | null; ordinal: number } {
  const whole = text.includes('/') ? null : readMemberNumber(text)
  if (whole) return { number: whole, ordinal: 0 }
  const { number = '', ordinal = '0' } = PERSON.exec(text.trim())?.groups ?? {}
  return { number: readMemberNumber(number), ordinal: Number(ordinal) }
}

function describe(answer: ReturnType<typeof coverageJson>, currency: Currency | null): string[] {
  const { person, reason, left } = answer
  return fields([
    ['answer', answer.answer],
    ['reason', reason ? `${reason}, ${REASON_TEXTS[reason]}` : '-'],
    ['until', answer.until ?? '-'],
    ['patient pays', answer.patientPercent === null ? '-' : `${answer.patientPercent} %`],
    ['left', left === null || !currency ? '-' : `${toDecimal(left, currency)} ${currency}`],
    ['visits left', answer.visitsLeft === null ? '-' : String(answer.visitsLeft)],
    ...(answer.otherCodeOpen ? [['also', 'another code is open on this ceiling'] as const] : []),
    ...(answer.emergency ? [['emergency', 'the mutual decides later'] as const] : []),
    [
      'person',
      person ? `${person.firstName} ${person.initial} ${person.sex} ${person.birthYear}` : '-',
    ],
  ])
}

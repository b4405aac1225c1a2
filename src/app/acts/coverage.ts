import { done } from '../../core/refusals.ts'
import { askCoverage } from '../coverage/ask-coverage.ts'
import { type Act, alone } from './act.ts'
import { optional } from './field.ts'
import { askedPersonField } from './person-fields.ts'
import { codeField, dayField } from './plain-fields.ts'

export const coverage = alone('read', {
  name: 'coverage',
  describe: 'whether a person is covered at a clinic, without recording a check',
  input: {
    person: askedPersonField(
      'the member number, /1, /2 … after it for dependants; or a phone or older card',
    ),
    provider: codeField('the clinic that would treat'),
    service: optional(codeField('the service; without it, any the clinic offers')),
    on: optional(dayField('as of this day, by what is known now (default: today)')),
  },
  run: async ({ ports }, { person, ...asked }) =>
    done(await askCoverage(ports, { ...person, ...asked })),
})

export const COVERAGE_ACTS: readonly Act[] = [coverage]

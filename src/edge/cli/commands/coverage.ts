import { coverage } from '../../../app/acts/coverage.ts'
import { coverageJson } from '../../../app/coverage/ask-coverage.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { REASON_TEXTS } from '../../reason-texts.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT } from '../options.ts'
import { fields } from '../table.ts'

export const coverageCommand = actCommand(coverage, {
  arguments: { person: 'NUMBER' },
  json: JSON_OBJECT,
  examples: ['coverage 0412337-8 --provider thiaroye', 'coverage 04123378/2 --provider thiaroye'],
  print: (asked) => {
    const answer = coverageJson(asked)
    const lines = describe(answer, asked.currency)
    if (answer.answer !== 'cannot-tell') return { json: answer, lines }
    const failed = 'nothing could be decided: something failed on our side'
    return { json: answer, lines, failed }
  },
})

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

import type * as asking from '../src/app/coverage/ask-coverage.ts'
import type * as reading from '../src/app/membership/read-standing.ts'
import type { CivilDate } from '../src/core/dates.ts'
import { built } from './built.ts'
import { answerParent } from './child.ts'
import { benchPorts } from './ports.ts'
import { memberNumbers } from './register.ts'

/** Standing and coverage of members spread over a register of so many, on a day. */
export type StandingOrder = { readonly members: number; readonly on: CivilDate }

export type StandingResult = { readonly asked: number; readonly microseconds: number }

const [path, logPath] = process.argv.slice(2) as [string, string]

/** Members who are asked about. */
const ASKED = 200
const TIMES = 5

const { readStanding } = await built<typeof reading>('app/membership/read-standing')
const { askCoverage } = await built<typeof asking>('app/coverage/ask-coverage')
const ports = await benchPorts(path, logPath)

async function asked({ members, on }: StandingOrder): Promise<StandingResult> {
  const step = Math.max(1, Math.floor(members / ASKED))
  const numbers = [...memberNumbers(members)].filter((_, at) => at % step === 0)
  const ask = async () => {
    for (const number of numbers) {
      const standing = await readStanding(ports, number, on)
      const question = { number, ordinal: 0, provider: 'nobody', service: null, on }
      const { coverage } = await askCoverage(ports, question)
      if (!standing.ok || coverage.answer !== 'no') throw new Error(`member ${number}`)
    }
  }
  await ask()
  const startedMs = performance.now()
  for (let time = 0; time < TIMES; time += 1) await ask()
  const count = numbers.length * TIMES
  return { asked: count, microseconds: ((performance.now() - startedMs) * 1000) / count }
}

answerParent<StandingOrder>(asked)

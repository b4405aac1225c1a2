import { writeFileSync } from 'node:fs'
import { chargesBegunBy } from '../../../../src/core/contributions/replay.ts'
import { type CivilDate, date, plusDays } from '../../../../src/core/dates.ts'
import { PLAN_DEFAULTS, type Plan } from '../../../../src/core/plans/plan.ts'
import { isSame } from '../../../../src/core/same.ts'
import {
  answerOf,
  type Asked,
  CHECKS_FILE,
  moneyFacts,
  planSent,
  type RecordedHousehold,
} from './checks-file.ts'
import { type Draw, makeDraw } from './draw.ts'
import { drawHousehold } from './draw-household.ts'
import { drawChange, drawPlan, drawVersions } from './draw-plans.ts'

/**
 * Writes `checks.txt` by the answers of today's code: `npx tsx test/core/coverage/shadow/record.ts`.
 * It was run before the rules it watches were touched. Running it again forgets what was answered
 * then, so it is for a recording that asks for more, made on code whose answers nobody doubts.
 *
 * Every day of a year and a half is asked about; written down are the days on which an answer turns
 * with the days before them, and a few others. So each recorded check stands on an edge of a rule.
 */
const SETS = { full: 32, stored: 7, partial: 7 } as const
const HOUSEHOLDS = 4
const DAYS = 480
const DAYS_PER_LINE = 8

function record(): string {
  const lines: string[] = []
  for (const [kind, count] of Object.entries(SETS)) {
    for (let at = 1; at <= count; at += 1) {
      const draw = makeDraw(at * 1000 + kind.length)
      lines.push(`plans ${kind}-${at}`)
      const { written, versions } = drawSet(draw, kind)
      lines.push(...written)
      for (let each = 0; each < HOUSEHOLDS; each += 1) {
        lines.push(...householdLines(draw, versions))
      }
    }
  }
  return `${lines.join('\n')}\n`
}

function drawSet(draw: Draw, kind: string): { written: string[]; versions: readonly Plan[] } {
  const base = drawPlan(draw)
  const sent = kind === 'partial' ? [base, drawChange(draw, base)] : drawVersions(draw)
  const versions: Plan[] = []
  const written = sent.map((plan, at) => {
    const isAdded = kind === 'partial' && at > 0
    const [version] = planSent(plan, isAdded ? versions : [])
    versions.push(version as Plan)
    if (kind === 'stored') return `stored ${JSON.stringify(asOnceStored(version as Plan))}`
    return `${isAdded ? 'added' : 'sent'} ${JSON.stringify(plan)}`
  })
  return { written, versions }
}

/** Without the settings that came later, where they are not used. */
function asOnceStored(plan: Plan): object {
  const defaults: Readonly<Record<string, unknown>> = PLAN_DEFAULTS
  const fields = Object.entries(plan).filter(([field, value]) => !isSame(defaults[field], value))
  return Object.fromEntries(fields)
}

function householdLines(draw: Draw, versions: readonly Plan[]): string[] {
  const { period, contribution, unit } = versions[0] as Plan
  const days = { week: 7, month: 30, quarter: 91, 'half-year': 183, year: 365, season: 365 }[period]
  const drawn = drawHousehold(draw, {
    amount: unit === 'person' ? contribution * 3 : contribution,
    days,
  })
  const household = draw.percent(30) ? posted(draw, versions, drawn) : drawn
  const places = new Set([0, draw.whole(1, 5), draw.whole(1, 5)])
  const lines = [...places].flatMap((person) =>
    draw.one(['consultation', 'pharmacy', 'any'], ['pharmacy', 'dental'], ['surgery', 'pharmacy', 'emergency'], ['maternity', 'specialist'], ['optician', 'emergency', 'pharmacy'], ['dental', 'maternity'])
      .map((service) => askLine(draw, versions, household, { person, service, provider: provider(draw, service) })),
  ) // prettier-ignore
  return [`household ${JSON.stringify(household)}`, ...lines]
}

function provider(draw: Draw, service: string): string {
  return draw.percent(3) ? '-' : service !== 'dental' && draw.percent(85) ? 'hospital' : 'post'
}

function posted(
  draw: Draw,
  versions: readonly Plan[],
  household: RecordedHousehold,
): RecordedHousehold {
  const through = plusDays(household.joinedOn, draw.whole(60, 250))
  const begun = chargesBegunBy(moneyFacts(versions, household), through)
  return { ...household, posted: begun.map(({ plan: _, ...charge }) => charge) }
}

function askLine(
  draw: Draw,
  versions: readonly Plan[],
  household: RecordedHousehold,
  asked: Asked,
): string {
  const first = household.earlier?.[0]?.joinedOn ?? household.joinedOn
  const all = Array.from({ length: DAYS }, (_, at) => plusDays(first, at - 3))
  const answers = all.map((on) => answerOf(versions, household, asked, on))
  const turns = all.flatMap((_, at) => (at > 0 && answers[at] !== answers[at - 1] ? [at - 1, at] : []))
  const kept = new Set([draw.whole(0, DAYS - 1), ...spread(turns, DAYS_PER_LINE)])
  const texts = [...kept].sort((a, b) => a - b).map((at) => `${all[at] as CivilDate}=${answers[at]}`)
  return `ask ${asked.person} ${asked.service} ${asked.provider} ${texts.join(' ')}`
} // prettier-ignore

/** So many pairs of the first, the last and those between. */
function spread(turns: readonly number[], most: number): number[] {
  if (turns.length <= most) return [...turns]
  const pairs = turns.length / 2
  return Array.from({ length: most / 2 }, (_, at) => Math.floor((at * (pairs - 1)) / (most / 2 - 1)))
    .flatMap((pair) => turns.slice(pair * 2, pair * 2 + 2)) // prettier-ignore
}

/** Facts that contradict themselves: the plan begins after the member joined. */
function impossible(): string[] {
  const sent = { ...drawPlan(makeDraw(1)), validFrom: '2024-06-01' }
  const person = { relation: 'member', birthDate: '1980', joinedOn: date('2024-03-01'), leftOn: null }
  const household = { joinedOn: person.joinedOn, payments: [], people: [person] }
  const days = ['2024-02-29', '2024-03-01', '2024-07-01']
  const recorded = household as unknown as RecordedHousehold
  const asked = { person: 0, service: 'consultation', provider: 'hospital' }
  const texts = days.map((on) => `${on}=${answerOf(planSent(sent, []), recorded, asked, date(on))}`)
  return [
    'plans impossible',
    `sent ${JSON.stringify(sent)}`,
    `household ${JSON.stringify(household)}`,
    `ask 0 consultation hospital ${texts.join(' ')}`,
    `ask 0 consultation - ${days[1]}=${answerOf(planSent(sent, []), recorded, { ...asked, provider: '-' }, date(days[1] as string))}`,
  ]
} // prettier-ignore

writeFileSync(CHECKS_FILE, `${record()}${impossible().join('\n')}\n`)

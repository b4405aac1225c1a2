import { type CivilDate, date, plus, plusDays } from '../../../../src/core/dates.ts'
import { minor } from '../../../../src/core/money.ts'
import type { Draw } from './draw.ts'
import type { RecordedHousehold, RecordedPerson } from './checks-file.ts'

/** How much is paid how often, in minor units and days. */
export type Rhythm = { readonly amount: number; readonly days: number }

type Story = {
  readonly joinedOn: CivilDate
  readonly rhythm: Rhythm
}

/** A household with some of what can happen to one: each line of it is rare enough to be alone. */
export function drawHousehold(draw: Draw, rhythm: Rhythm): RecordedHousehold {
  const joinedOn = plusDays(date('2024-01-05'), draw.whole(0, 420))
  const story = { joinedOn, rhythm }
  const members = drawPeople(draw, story)
  const ended = draw.percent(15)
  const past = !ended && draw.percent(12) ? drawPast(draw, story) : {}
  const begins = past.joinedOn ?? joinedOn
  return {
    joinedOn: begins,
    ...(draw.percent(15) && !past.earlier && paidBefore(draw, joinedOn)),
    ...(ended && { end: { on: plusDays(begins, draw.whole(60, 400)), state: draw.one('struck-off', 'resigned', 'deceased', 'transferred') } }),
    ...past,
    ...(draw.percent(25) && { subsidised: { from: plusDays(joinedOn, draw.whole(-20, 90)), until: draw.one(null, plusDays(joinedOn, 300)) } }),
    payments: drawPayments(draw, story),
    people: members,
    ...drawVisits(draw, joinedOn, members.length),
  } as RecordedHousehold
} // prettier-ignore

function paidBefore(draw: Draw, joinedOn: CivilDate) {
  return { feePaid: true, paidThrough: plusDays(joinedOn, draw.whole(-10, 120)) }
}

/** A membership that ended before, and what was given up of its debts. */
function drawPast(draw: Draw, { joinedOn, rhythm }: Story) {
  const on = plusDays(joinedOn, draw.whole(40, 200))
  const again = plusDays(on, draw.one(0, 1, 20, 100))
  const before = { joinedOn, feePaidBefore: false, paidThroughBefore: null }
  return {
    joinedOn: again,
    earlier: [{ ...before, end: { on, state: draw.one('resigned', 'struck-off') } }],
    ...(draw.percent(50) && { writeOffs: [{ on: again, amount: minor(rhythm.amount) }] }),
  } as Partial<RecordedHousehold>
}

/** Mostly in time; then late, in parts, ahead, taken back, or not at all for a while. */
function drawPayments(draw: Draw, { joinedOn, rhythm }: Story): string[] {
  const payments: [CivilDate, number][] = []
  const habit = draw.one('steady', 'steady', 'steady', 'late', 'late', 'parts', 'ahead', 'gaps', 'gaps', 'gaps', 'none')
  if (habit === 'none') return []
  let on = plusDays(joinedOn, draw.one(0, 0, 3, 12))
  payments.push([on, draw.one(0, 500, 1000) + rhythm.amount])
  const last = plusDays(joinedOn, 520)
  while (on < last) {
    on = plusDays(on, rhythm.days + draw.whole(-2, 2))
    if (habit === 'gaps' && draw.percent(12)) on = plusDays(on, rhythm.days * draw.one(1, 2, 4))
    if (habit === 'late') on = plusDays(on, draw.one(0, 0, 15, 16, 21))
    if (habit === 'ahead' && draw.percent(30)) payments.push([on, rhythm.amount * 3])
    if (habit === 'parts') payments.push([on, Math.ceil(rhythm.amount * draw.one(0.4, 0.5, 0.75))])
    else if (habit !== 'ahead' || draw.percent(60)) payments.push([on, rhythm.amount])
    if (draw.percent(4)) payments.push([plusDays(on, draw.whole(0, 9)), -rhythm.amount])
  }
  return payments.sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, amount]) => `${day} ${amount}`)
} // prettier-ignore

function drawPeople(draw: Draw, { joinedOn }: Story): RecordedPerson[] {
  const later = () => plusDays(joinedOn, draw.whole(10, 250))
  const leftOn = () => (draw.percent(12) ? plusDays(joinedOn, draw.whole(100, 400)) : null)
  const person = (relation: RecordedPerson['relation'], birthDate: string, since: CivilDate) => ({
    relation, birthDate, joinedOn: since, leftOn: null,
  }) // prettier-ignore
  const people: RecordedPerson[] = [person('member', draw.one('1970', '1988-05-14'), joinedOn)]
  if (draw.percent(60))
    people.push({ ...person('spouse', '1990-02-28', joinedOn), leftOn: leftOn() })
  if (draw.percent(60)) people.push(person('child', draw.one('2019', '2021-05-01'), later()))
  // Somebody who will be too old on a day within the span, by one age or the other.
  const grown = plus(joinedOn, { months: -12 * draw.one(18, 21), days: draw.whole(-30, 300) })
  if (draw.percent(50)) people.push(person('child', grown, joinedOn))
  const added = later()
  const born = plusDays(added, -draw.one(0, 29, 30, 31, 60, 61))
  if (draw.percent(50)) people.push(person('child', born, added))
  if (draw.percent(25)) people.push({ ...person('parent', '1951', later()), leftOn: leftOn() })
  return people
}

function drawVisits(draw: Draw, joinedOn: CivilDate, people: number) {
  const whose = () => draw.whole(0, people - 1)
  const day = () => plusDays(joinedOn, draw.whole(60, 300))
  const visit = () =>
    draw.one(
      `pharmacy ${whose()} ${day()} ${draw.one(4000, 6000, 9000)}`,
      `pharmacy ${whose()} ${day()} ${draw.one(3000, 11000)}`,
      `dental ${whose()} ${day()} 2000`,
      `dental 0 ${day()} 1000`,
      `maternity ${whose()} ${day()} ${draw.one(3000, 15000)}`,
    )
  const many = (count: number, of: () => string) => Array.from({ length: count }, of)
  return {
    ...(draw.percent(70) && { used: many(draw.whole(2, 7), visit) }),
    ...(draw.percent(55) && {
      letters: many(3, () => `${draw.one('surgery', 'maternity')} ${whose()} ${draw.one(8000, 90000)}`),
    }),
    ...(draw.percent(40) && { referrals: [`specialist ${whose()}`] }),
    ...(draw.percent(25) && { openCodes: [whose()] }),
  } // prettier-ignore
}

import { cashWalletOf } from '../../core/ledger/box.ts'
import { type CivilDate, dayOfWeek, plusDays, WEEK_DAYS } from '../../core/dates.ts'
import { digestText } from '../../core/messages/digest-sms.ts'
import type { PhoneNumber } from '../../core/phone-number.ts'
import { isOpen } from '../../core/statutes/opening.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import { boxOfPhone, countEarlierCash } from '../../store/cash/cash.ts'
import { peopleOf } from '../staff/own-people.ts'
import { collectorPhones, tellManagers, tellOne } from '../messages/tell-managers.ts'
import type { Ports } from '../ports.ts'
import { acting, inMutual, reading } from '../desk.ts'
import { loadAlertList } from './read-alerts.ts'
import { loadMoneyOfWeeks, readWeek } from './read-week.ts'

/** A digest that could not go on its day goes a day later, and then not. */
const DIGEST_DAYS = 1

/**
 * The week in one SMS, on the day that the statutes name (R53): to each manager that of the mutual,
 * to each collector that of the own people and of the cash in that hand.
 */
export async function sendDigest(ports: Ports, mutual: Mutual, day: CivilDate): Promise<void> {
  const { digestDay } = mutual.alerts
  if (digestDay !== WEEK_DAYS[dayOfWeek(day) - 1]) return
  const { today, collectors } = await reading(ports, async (simple) => {
    const desk = inMutual(simple, mutual)
    return { today: desk.today, collectors: await collectorPhones(desk) }
  })
  if (today > plusDays(day, DIGEST_DAYS) || !isOpen(mutual, today)) return
  await toManagers(ports, mutual, day, today)
  for (const phone of collectors) await toCollector(ports, mutual, day, phone)
}

async function toManagers(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
  today: CivilDate,
): Promise<void> {
  const week = await readWeek(ports, mutual, today)
  const more = await reading(ports, async ({ tx, now }) => ({
    money: await loadMoneyOfWeeks(tx, mutual, today),
    alerts: (await loadAlertList({ tx, now }, mutual)).length,
    earlierCash: await countEarlierCash(tx, mutual.code, weekBefore(today)),
  }))
  const digest = { week, ...more, isOwn: false }
  await acting(ports, (desk) =>
    tellManagers(inMutual(desk, mutual), `digest/${day}`, (voice) => digestText(voice, digest)),
  )
}

/** The days that `loadMoneyOfWeeks` takes for the last week. */
function weekBefore(today: CivilDate) {
  return { from: plusDays(today, -7), to: plusDays(today, -1) }
}

/** A collector nobody has paid yet has no week to hear of. */
async function toCollector(
  ports: Ports,
  mutual: Mutual,
  day: CivilDate,
  phone: PhoneNumber,
): Promise<void> {
  const own = await reading(ports, async (simple) => {
    const { tx, now, today } = inMutual(simple, mutual)
    const box = await boxOfPhone(tx, mutual.code, phone)
    if (!box) return null
    const wallet = cashWalletOf(mutual.code, box)
    const money = await loadMoneyOfWeeks(tx, mutual, today, wallet)
    return { today, people: await peopleOf(tx, mutual, phone, now), money }
  })
  if (!own || own.people.length === 0) return
  const week = await readWeek(ports, mutual, own.today, own.people)
  const digest = { week, money: own.money, alerts: 0, isOwn: true }
  await acting(ports, (desk) =>
    tellOne(inMutual(desk, mutual), {
      ...{ phone, about: `digest/${day}`, wakes: false },
      text: (voice) => digestText(voice, digest),
    }),
  )
}

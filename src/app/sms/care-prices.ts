import type { CivilDate } from '../../core/dates.ts'
import { invariant } from '../../core/invariant.ts'
import {
  carePriceText,
  type NoPrice,
  noPriceText,
  ownPricesText,
  ownPriceText,
  pricedText,
} from '../../core/messages/price-sms.ts'
import { type Plan, type Service, versionOn } from '../../core/plans/plan.ts'
import { tariffOn } from '../../core/plans/tariff.ts'
import { clinicNamed, tellingWord } from '../../core/sms/complaint-said.ts'
import type { Understood } from '../../core/sms/understood.ts'
import { loadProvider } from '../../store/coverage/checks.ts'
import { loadHousehold } from '../../store/membership/households.ts'
import { loadPlans } from '../../store/mutuals/mutuals.ts'
import { dayIn } from '../desk.ts'
import { PRIORITY } from '../messages/priorities.ts'
import { queueSms } from '../messages/sms-out.ts'
import { pricesFor } from '../visits/prices.ts'
import { type Answer, type Asking, voiceIn } from './answer.ts'

type Asked = Extract<Understood, { kind: 'care-price' }>

/**
 * What care costs: a clinic's phone hears its own tariff, a member what each clinic asks under the
 * plan of the household. No member is named, so that a service PIN guards none of it; one message
 * for each of the sender's clinics and mutuals, and no two that say the same.
 */
export const carePrice: Answer<'care-price'> = async (asking, asked) => {
  const { message, sender } = asking
  const told = new Map<string, string>()
  for (const { mutual, provider } of sender.clinics)
    told.set(await toClinic(asking, mutual, provider, asked), mutual.code)
  for (const { mutual, number } of sender.memberships)
    told.set(await toMember(asking, mutual, number, asked), mutual.code)
  let nth = 0
  for (const [text, mutual] of told) {
    const about = `reply/${message.carrier}/${message.message_id}/price/${(nth += 1)}`
    const sms = { mutual, to: sender.phone, text, about, priority: PRIORITY.answer }
    await queueSms(asking, sms)
  }
}

type Own = Asking['sender']['memberships'][number]

async function toMember(
  asking: Asking,
  mutual: Own['mutual'],
  number: Own['number'],
  asked: Asked,
): Promise<string> {
  const { tx, now, message } = asking
  const household = await loadHousehold(tx, mutual.code, number)
  invariant(household, `a role names a member that does not exist: ${number}`)
  const voice = voiceIn(asking, mutual)
  const today = dayIn(mutual, now)
  const prices = await pricesFor(tx, mutual.code, household.facts, today)
  const named = namedIn(message.text, prices)
  const service = asked.service ?? onlyOne(prices, asked)
  if (service === null && named) {
    const there = prices.flatMap(({ service: code, clinics }) =>
      clinics.flatMap(({ name, price }) => (name === named ? [{ service: code, price }] : [])),
    )
    return ownPricesText(voice, named, there, null)
  }
  const known = prices.map((one) => one.service)
  if (service === null && asked.words.length === 0) return pricedText(voice, known)
  const found = prices.find((one) => one.service === service)
  if (!found) return noPriceText(voice, whyNone(household.facts.versions, today, asked), known)
  const clinics = found.clinics.filter(({ name }) => !named || name === named)
  const some = clinics.length > 0 ? clinics : found.clinics
  const all = clinicsIn(prices)
  const told = some.map((one) => ({ ...one, word: tellingWord(byName(one.name, all), all) }))
  return carePriceText(voice, found.service, told)
}

type Prices = Awaited<ReturnType<typeof pricesFor>>

/** Of one service that has a price nobody needs to be asked which. */
function onlyOne(prices: Prices, { words }: Asked): string | null {
  const [first, more] = prices
  return words.length === 0 && first && !more ? first.service : null
}

/** The clinic whose name stands in a message; null where there is no other that could be meant. */
function namedIn(text: string, prices: Prices): string | null {
  const all = clinicsIn(prices)
  return all.length < 2 ? null : (clinicNamed(text, all)?.name ?? null)
}

type Clinic = Parameters<typeof tellingWord>[0]

/** The clinics that have a price for anything, each once; only their names are known here. */
function clinicsIn(prices: Prices): Clinic[] {
  const names = new Set(prices.flatMap(({ clinics }) => clinics.map(({ name }) => name)))
  return [...names].map((name) => ({ code: '', name }))
}

function byName(name: string, clinics: readonly Clinic[]): Clinic {
  return clinics.find((one) => one.name === name) ?? { code: '', name }
}

function whyNone(versions: readonly Plan[], today: CivilDate, { service, words }: Asked): NoPrice {
  if (service === null) return { why: 'unknown', asked: asWords(words) ?? '' }
  const covered = versionOn(versions, today)?.services.find(({ code }) => code === service)
  if (!covered) return { why: 'not-covered', service }
  return { why: 'none', service, patientPercent: shareOf(covered) }
}

/** The percentage is all that the patient pays, where nothing is paid beside it. */
function shareOf({ patientPercent, deductible }: Service): number | null {
  return deductible === 0 ? patientPercent : null
}

/** What a clinic and the mutual have agreed on, in the words of its own tariff. */
async function toClinic(
  asking: Asking,
  mutual: Own['mutual'],
  code: string,
  { service, words }: Asked,
): Promise<string> {
  const { tx, now } = asking
  const voice = voiceIn(asking, mutual)
  const today = dayIn(mutual, now)
  const provider = await loadProvider(tx, mutual.code, code)
  invariant(provider, `a role names a clinic that does not exist: ${code}`)
  const lines = provider.services.flatMap((one) => tariffOn(provider.tariff, one, today) ?? [])
  const line = lines.find((one) => one.service === service)
  if (!line) return ownPricesText(voice, provider.name, lines, service ?? asWords(words))
  const patientPercent = line.patientPercent ?? (await shareInPlans(asking, mutual, line.service))
  return ownPriceText(voice, { ...line, patientPercent })
}

function asWords(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(' ').toLowerCase()
}

/** The patient's part in all plans that pay for a service; null where they differ. */
async function shareInPlans(
  { tx, now }: Asking,
  mutual: Own['mutual'],
  service: string,
): Promise<number | null> {
  const plans = await loadPlans(tx, mutual.code)
  const today = dayIn(mutual, now)
  const shares = new Set<number>()
  for (const code of new Set(plans.map((plan) => plan.code))) {
    const inForce = versionOn(plans.filter((plan) => plan.code === code), today) // prettier-ignore
    const found = inForce?.services.find((one) => one.code === service)
    if (found) shares.add(found.patientPercent)
  }
  const [only] = shares
  return shares.size === 1 ? (only ?? null) : null
}

import { type CivilDate, formatDate } from '../dates.ts'
import { type Minor, subtract } from '../money.ts'
import { fold, foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { keywordOf } from './command-sms.ts'
import { call, dial, money, mutualName, sentences, type Voice } from './voice.ts'

/** Answers to what care costs: of members at all clinics, of a clinic about its own tariff. */

/** Characters of a service, of a clinic's name, of the word that tells it from others. */
const SERVICE_LENGTH = 16
const CLINIC_LENGTH = 18
const WORD_LENGTH = 12

/** What a service costs at a clinic, and what of it is the patient's. */
type PriceAt = {
  readonly name: string
  /** The word of its name by which a message names it. */
  readonly word: string
  readonly price: Minor
  readonly patient: Minor
}

/**
 * What a service costs a member: as many clinics as one SMS holds, the first ones with what the mutual
 * pays where there is room for it, and how to see the rest.
 */
export function carePriceText(voice: Voice, service: string, clinics: readonly PriceAt[]): string {
  const { say } = voice
  const told = { mutual: mutualName(voice), service: serviceText(service) }
  let text = ''
  for (let shown = clinics.length; shown > 0; shown -= 1) {
    const more = clinics.length - shown
    for (const form of ['sms.price.at', 'sms.price.at-short'] as const) {
      const list = clinics.slice(0, shown).map((clinic) => priceAt(voice, clinic, form))
      for (const rest of restOf(voice, service, clinics[shown])) {
        text = sentences([say('sms.price', { ...told, list: andMore(voice, list, more) }), ...rest])
        if (isOneSms(text)) return text
      }
    }
  }
  return text
}

function priceAt(
  voice: Voice,
  { name, price, patient }: PriceAt,
  form: 'sms.price.at' | 'sms.price.at-short',
): string {
  return voice.say(form, {
    provider: foldName(name, CLINIC_LENGTH),
    price: money(voice, price),
    share: money(voice, subtract(price, patient)),
    patient: money(voice, patient),
  })
}

/** How to see the clinics that there is no room for: the next of them by its name, or on a call. */
function restOf(voice: Voice, service: string, next: PriceAt | undefined): string[][] {
  if (!next) return [[]]
  const { say, language } = voice
  const word = next.word.length <= WORD_LENGTH ? next.word : ''
  const example = [keywordOf('care-price', language), serviceText(service), word]
  const byName = word === '' ? [] : [[say('sms.more', { example: example.join(' ') })]]
  return [...byName, dial(voice)]
}

/** As many entries of a list as an SMS holds behind what stands before it, and how many are left. */
function fittingList(voice: Voice, entries: readonly string[], whole: (list: string) => string) {
  for (let shown = entries.length; shown > 1; shown -= 1) {
    const text = whole(andMore(voice, entries.slice(0, shown), entries.length - shown))
    if (isOneSms(text)) return text
  }
  return whole(andMore(voice, entries.slice(0, 1), entries.length - 1))
}

function andMore({ say }: Voice, list: readonly string[], more: number): string {
  const some = list.join(', ')
  return more > 0 ? say('sms.and-more', { list: some, count: String(more) }) : `${some}.`
}

/** Why a member hears no price of the care that was named, and which care has one. */
export type NoPrice =
  /** No word of the message is a service that we know. */
  | { readonly why: 'unknown'; readonly asked: string }
  /** It is one, and the member's plan does not pay for it. */
  | { readonly why: 'not-covered'; readonly service: string }
  /** The plan pays for it, and no clinic has agreed to a price. */
  | { readonly why: 'none'; readonly service: string; readonly patientPercent: number | null }

export function noPriceText(voice: Voice, no: NoPrice, known: readonly string[]): string {
  const { say } = voice
  const mutual = mutualName(voice)
  const told =
    no.why === 'unknown'
      ? say('sms.price.unknown', { mutual, asked: foldName(no.asked, SERVICE_LENGTH) })
      : say(`sms.price.${no.why}`, { mutual, service: serviceText(no.service) })
  const share =
    no.why === 'none' && no.patientPercent !== null
      ? [say('sms.price.share', { percent: String(no.patientPercent) })]
      : []
  if (known.length === 0) return sentences([told, ...share], call(voice))
  const services = known.map(serviceText)
  return fittingList(voice, services, (list) =>
    sentences([told, ...share, say('sms.price.known', { list })]),
  )
}

/** Which services have a price, and how to ask for one; where none has, that. */
export function pricedText(voice: Voice, known: readonly string[]): string {
  const { say, language } = voice
  const mutual = mutualName(voice)
  const [first] = known
  if (first === undefined) return sentences([say('sms.price.no-prices', { mutual })], call(voice))
  const example = `${keywordOf('care-price', language)} ${serviceText(first)}`
  return fittingList(voice, known.map(serviceText), (list) =>
    sentences([say('sms.price.which', { mutual, list }), say('sms.details', { example })]),
  )
}

/** A line of a clinic's own tariff. `patientPercent` null where plans differ. */
type OwnPrice = {
  readonly service: string
  readonly price: Minor
  readonly from: CivilDate
  readonly patientPercent: number | null
  readonly ceiling: Minor | null
}

/** To a clinic: what was agreed with it about one service. */
export function ownPriceText(voice: Voice, line: OwnPrice): string {
  const { say } = voice
  const percent = line.patientPercent
  const told = say('sms.price.own', {
    mutual: mutualName(voice),
    service: serviceText(line.service),
    price: money(voice, line.price),
    date: formatDate(line.from),
  })
  const share =
    percent === null
      ? say('sms.price.by-plan')
      : say('sms.check.share', { percent: String(percent) })
  const most =
    line.ceiling === null ? [] : [say('sms.price.most', { amount: money(voice, line.ceiling) })]
  return sentences([told, share, ...most])
}

/** To a clinic: its whole tariff, as far as one SMS goes; `asked` was no service of it. */
export function ownPricesText(
  voice: Voice,
  clinic: string,
  lines: readonly Pick<OwnPrice, 'service' | 'price'>[],
  asked: string | null,
): string {
  const { say, language } = voice
  const mutual = mutualName(voice)
  const provider = foldName(clinic, CLINIC_LENGTH)
  const none = asked === null ? [] : [say('sms.price.own-no', { asked: serviceText(asked) })]
  const [first] = lines
  if (first === undefined) return sentences([say('sms.price.own-none', { mutual, provider })])
  const example = `${keywordOf('care-price', language)} ${serviceText(first.service)}`
  const entries = lines.map(
    ({ service, price }) => `${serviceText(service)} ${money(voice, price)}`,
  )
  return fittingList(voice, entries, (list) =>
    sentences(
      [say('sms.price', { mutual, service: provider, list }), ...none],
      [say('sms.details', { example })],
    ),
  )
}

function serviceText(service: string): string {
  return fold(service).slice(0, SERVICE_LENGTH)
}

function isOneSms(text: string): boolean {
  return (septets(text) ?? Infinity) <= SMS_SEPTETS
}

import { templatesIn } from '../wording/catalogue.ts'
import { foldName, SMS_SEPTETS, septets } from '../text/gsm7.ts'
import { call, mutualName, sentences, type Voice } from './voice.ts'

/** Whom a message is for. `name`: in full; null where the phone is to read nobody's. */
export type Addressee = { readonly name: string | null }

/** A message to a member, in the order in which it says it. */
export type Addressed = {
  /** What it is about, opened by `mutual`: never left out. */
  readonly what: (mutual: string) => string
  /** What else is good to know. */
  readonly good?: readonly string[]
  /** How to pay: never left out. */
  readonly how: readonly string[]
  /** Somebody is to be asked: it always says whom to call. */
  readonly isToAsk?: boolean
  /** It says how to hear no more of the kind (R54). */
  readonly isStoppable: boolean
}

/** Characters of a first name, and of one in a message that is full. */
const NAME_LENGTH = 16
const SHORT_NAME_LENGTH = 8

/** What is left out while a message does not fit into one SMS: the first of these that lets it fit. */
const STEPS = [
  { good: true, stop: true, contact: true, name: NAME_LENGTH },
  { good: false, stop: true, contact: true, name: NAME_LENGTH },
  { good: false, stop: true, contact: true, name: SHORT_NAME_LENGTH },
  { good: false, stop: false, contact: true, name: SHORT_NAME_LENGTH },
  { good: false, stop: false, contact: false, name: SHORT_NAME_LENGTH },
  { good: false, stop: false, contact: false, name: 0 },
] as const

/**
 * A message to a member by name, with the person to call and how to stop it, as far as one SMS has
 * room: what else is good to know goes first, then letters of the name, how to stop, whom to call,
 * and the name. What it is about (the sum, the day, the member number) and how to pay stay.
 */
export function addressed(voice: Voice, { name }: Addressee, message: Addressed): string {
  let text = ''
  for (const step of STEPS) {
    text = worded(voice, name, message, step)
    if ((septets(text) ?? Infinity) <= SMS_SEPTETS) break
  }
  return text
}

/**
 * The words of such a message without what stands in them, by which messages are told apart:
 * everything that it says where there is room. `message` gives the message in a voice.
 */
export function skeletonOf(
  voice: Voice,
  addressee: Addressee,
  message: (voice: Voice) => Addressed,
): string {
  const bare = {
    ...voice,
    say: templatesIn(voice.language, voice.mutual.wording?.[voice.language]),
  }
  const opening = addressee.name ? bare.say('sms.remind.to', { mutual: '', name: '' }) : '{mutual}'
  const text = worded(bare, addressee.name, message(bare), STEPS[0])
  return text.replace('{mutual}', opening)
}

function worded(
  voice: Voice,
  name: string | null,
  { what, good = [], how, isToAsk = false, isStoppable }: Addressed,
  step: (typeof STEPS)[number],
): string {
  const contact = step.contact ? contactOf(voice) : []
  const whom = contact.length === 0 && isToAsk ? call(voice) : contact
  const stop = isStoppable ? [voice.say('sms.remind.stop')] : []
  const needed = [
    what(openingOf(voice, name, step.name)),
    ...(step.good ? good : []),
    ...whom,
    ...how,
  ]
  return step.stop ? sentences([...needed, ...stop]) : sentences(needed, stop)
}

/** `Umoja Afya to Amina`: on a phone of several people the name says who is meant. */
function openingOf(voice: Voice, name: string | null, length: number): string {
  const mutual = mutualName(voice)
  const first = name && length > 0 ? firstName(name, length) : ''
  return first ? voice.say('sms.remind.to', { mutual, name: first }) : mutual
}

function contactOf({ say, mutual: { contact } }: Voice): string[] {
  if (!contact) return []
  const { name, phone } = contact
  return [say('sms.remind.contact', { name: foldName(name, NAME_LENGTH), phone })]
}

/** The first of a person's names, as far as there is room for it. */
export function firstName(name: string, length = NAME_LENGTH): string {
  return foldName(name.trim().split(/\s+/)[0] ?? '', length)
}

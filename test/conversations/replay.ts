import { answer, type Answer, type Call, type Done } from '../../src/core/errands/call.ts'
import type { Told } from '../../src/core/dialog/told.ts'
import { instant } from '../../src/core/dates.ts'
import { growing } from '../../src/edge/calls/growing.ts'
import type { Facts } from '../../src/core/errands/facts.ts'
import type { Outcome, Request } from '../../src/core/errands/kinds.ts'
import { septets } from '../../src/core/text/gsm7.ts'
import { withNeed } from '../core/dialog/known.ts'
import { outcomesOf } from '../core/dialog/outcomes.ts'
import { factsOf, PEOPLE } from '../core/dialog/people.ts'
import type { Person } from '../core/dialog/people.ts'

/**
 * Plays a conversation and writes down what was shown: the same text when all is well. Lines:
 *   == a title             a new conversation
 *   caller NAME            who calls, from people.ts
 *   dial [TEXT]            a new session, TEXT being a deep dial
 *   type [TEXT]            an answer, perhaps an empty one, which the carrier adds to the transcript
 *   send TEXT              the whole transcript, as a carrier out of step may send it
 *   repeat                 the last request again
 *   cut                    the session is lost
 *   comes NAME             what comes of the next request, from outcomes.ts
 *   asks ...               a request that the answer made
 *   (indented)             what the phone shows
 */
export function replay(script: string, seen: (shown: Shown) => void = () => {}): string {
  const played: string[] = []
  let line: Line = STARTED
  for (const command of script.split('\n')) {
    if (command.startsWith('  ') || command.startsWith('asks ')) continue
    played.push(command)
    const said = obey(line, command)
    line = said.line
    const { call, someone } = line
    if (call && said.shown.length > 0) seen(shownIn(call, someone))
    played.push(...said.shown)
  }
  return played.join('\n')
}

/** A screen that was shown, and in which language. */
export type Shown = { readonly screen: string; readonly language: string | null }

function shownIn({ dialog }: Call, someone: Person | null): Shown {
  const language = dialog.language ?? someone?.language ?? null
  return { screen: dialog.trail.at(-1)?.screen ?? '', language }
}

type Line = {
  readonly someone: Person | null
  readonly text: string
  readonly call: Call | null
  readonly lost: Call | null
  readonly comes: string | null
}

type Said = { readonly line: Line; readonly shown: readonly string[] }

const STARTED: Line = { someone: null, text: '', call: null, lost: null, comes: null }

function obey(line: Line, command: string): Said {
  const [verb = '', ...rest] = command.split(' ')
  const argument = rest.join(' ')
  switch (verb) {
    case '==':
      return { line: STARTED, shown: [] }
    case 'caller':
      return { line: { ...line, someone: known(argument) }, shown: [] }
    case 'cut':
      return { line: { ...line, call: null, lost: line.call }, shown: [] }
    case 'comes':
      return { line: { ...line, comes: argument }, shown: [] }
    case 'dial':
      return request({ ...line, call: null }, argument)
    case 'type':
      return request(line, line.text === '' ? argument : `${line.text}*${argument}`)
    case 'send':
      return request(line, argument)
    case 'repeat':
      return request(line, line.text)
    default:
      if (command !== '' && !command.startsWith('#')) throw new Error(`what is ${command}?`)
      return { line, shown: [] }
  }
}

function request(line: Line, text: string): Said {
  const { someone } = line
  if (!someone) throw new Error('nobody calls')
  const cut = line.call ? null : (line.lost?.dialog ?? null)
  const { call, requests } = ask(line.call, text, someone, { cut, comes: line.comes })
  const spoken = requests.reduce(heard, someone)
  const shown = [...call.reply.split('\n').map((row) => `  ${row}`), ...requests.map(asked)]
  const comes = requests.length > 0 ? null : line.comes
  return { line: { someone: spoken, text, call, lost: null, comes }, shown }
}

type Asking = { cut?: Facts['cut']; comes?: string | null; loaded?: Loaded }

type Given = Extract<Answer, { kind: 'reply' }> & { readonly requests: readonly Request[] }

/** What a carrier says with a text of all that was typed so far. */
export function told(call: Call | null, input: string): Told {
  const request = { kind: 'input', input, at: instant(0) } as const
  return growing(call?.heard ?? null, request, (typed) => typed)
}

/** Facts of people that were asked for before, by those who ask much of the same person. */
export type Loaded = WeakMap<Person, Facts>

/**
 * Answers as the app does: facts are loaded when they are asked for, what is asked for is done, the
 * call goes through JSON. `comes` names what comes of a request, else it is the first outcome.
 * With `loaded` a fact that was asked for once is there the next time, while nothing is done.
 */
export function ask(
  call: Call | null,
  text: string,
  someone: Person,
  { cut = null, comes = null, loaded }: Asking = {},
): Given {
  let facts = loaded?.get(someone) ?? factsOf(someone, throughJson(cut))
  let done = null as Done | null
  const requests: Request[] = []
  const said = told(call, text)
  for (let asked = 0; asked < 16; asked += 1) {
    const given: Answer = answer(call && keptOf(call), said, facts, done)
    if (given.kind === 'reply') return { ...checked(given), requests }
    if (given.kind === 'act') {
      requests.push(given.request)
      const outcome = throughJson(outcomeOf(given.request, comes, someone.terms?.title))
      done = { outcome, facts: factsOf(requests.reduce(heard, someone), throughJson(cut)) }
    } else if (done) done = { ...done, facts: withNeed(done.facts, someone, given.need) }
    else {
      facts = withNeed(facts, someone, given.need)
      loaded?.set(someone, facts)
    }
  }
  throw new Error('asked for too much')
}

function outcomeOf(request: Request, comes: string | null, title: string | null = null): Outcome {
  const outcomes = outcomesOf(request, title)
  const outcome = comes === null ? Object.values(outcomes)[0] : outcomes[comes]
  if (!outcome) throw new Error(`${comes} never comes of ${request.kind}`)
  return outcome
}

function checked<Reply extends { readonly call: Call }>(given: Reply): Reply {
  const size = septets(given.call.reply)
  if (size === null || size > 160) throw new Error(`does not fit: ${given.call.reply}`)
  if (!/^(CON|END) \S/.test(given.call.reply)) throw new Error(`no screen: ${given.call.reply}`)
  return given
}

function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}

const kept = new WeakMap<Call, Call>()

/** A call as it is read again: once for all that is said to it, and frozen, since no answer changes it. */
function keptOf(call: Call): Call {
  const known = kept.get(call)
  if (known) return known
  const read = JSON.parse(JSON.stringify(call), (_, value: unknown) => Object.freeze(value)) as Call
  kept.set(call, read)
  return read
}

function heard(someone: Person, request: Request): Person {
  return request.kind === 'set-language' ? { ...someone, language: request.language } : someone
}

function asked(request: Request): string {
  const { kind, ...asks } = request
  const again = 'again' in request && request.again ? ['again'] : []
  const what =
    kind === 'collect'
      ? [request.amount, 'for', request.number, ...(request.more ?? []), 'in', request.mutual]
      : valuesOf({ ...asks, again: [] })
  return ['asks', kind, ...what, ...again].join(' ')
}

function valuesOf(asks: object): unknown[] {
  return Object.values(asks).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? valuesOf(value) : [value],
  )
}

function known(name: string): Person {
  const someone = PEOPLE[name]
  if (!someone) throw new Error(`who is ${name}?`)
  return someone
}

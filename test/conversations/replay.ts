import { answer } from '../../src/core/dialog/call.ts'
import type { Answer, Call } from '../../src/core/dialog/call.ts'
import type { Facts, Request } from '../../src/core/errands/facts.ts'
import { septets } from '../../src/core/text/gsm7.ts'
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
 *   asks ...               a request that the answer made
 *   (indented)             what the phone shows
 */
export function replay(script: string): string {
  const played: string[] = []
  let line: Line = STARTED
  for (const command of script.split('\n')) {
    if (command.startsWith('  ') || command.startsWith('asks ')) continue
    played.push(command)
    const said = obey(line, command)
    line = said.line
    played.push(...said.shown)
  }
  return played.join('\n')
}

type Line = {
  readonly someone: Person | null
  readonly text: string
  readonly call: Call | null
  readonly lost: Call | null
}

type Said = { readonly line: Line; readonly shown: readonly string[] }

const STARTED: Line = { someone: null, text: '', call: null, lost: null }

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
  const cut = line.call || line.lost?.dialog.ended ? null : (line.lost?.dialog ?? null)
  const { call, requests } = ask(line.call, text, someone, cut)
  const spoken = requests.reduce(heard, someone)
  const shown = [...call.reply.split('\n').map((row) => `  ${row}`), ...requests.map(asked)]
  return { line: { someone: spoken, text, call, lost: null }, shown }
}

/** Answers as the app does: facts are loaded when they are asked for, the call goes through JSON. */
export function ask(
  call: Call | null,
  text: string,
  someone: Person,
  cut: Facts['cut'] = null,
): Extract<Answer, { kind: 'reply' }> {
  const asked: string[] = []
  for (;;) {
    const given = answer(throughJson(call), text, factsOf(someone, throughJson(cut), asked))
    if (given.kind === 'reply') return checked(given)
    if (asked.includes(given.need.number)) throw new Error('asked twice for the same fact')
    asked.push(given.need.number)
  }
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

function heard(someone: Person, request: Request): Person {
  return request.kind === 'set-language' ? { ...someone, language: request.language } : someone
}

function asked(request: Request): string {
  return request.kind === 'collect'
    ? `asks collect ${request.amount} for ${request.number} in ${request.mutual}`
    : `asks set-language ${request.language}`
}

function known(name: string): Person {
  const someone = PEOPLE[name]
  if (!someone) throw new Error(`who is ${name}?`)
  return someone
}

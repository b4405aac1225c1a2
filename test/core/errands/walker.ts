import type { Call } from '../../../src/core/errands/call.ts'
import type { Dialog } from '../../../src/core/errands/kept.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'
import { memberNumberFrom } from '../../../src/core/member-number.ts'
import { ask, type Loaded } from '../../conversations/replay.ts'
import { outcomesOf } from '../dialog/outcomes.ts'
import { AUNT, MOTHER } from '../dialog/people.ts'
import type { Person } from '../dialog/people.ts'

/** What people and phones send that no screen asked for. */
export const HOSTILE = [
  '', '*', '#', '00', '98', '-1', '1.', '0,5', '1e9', '\u0000', '\u202e1\u202c', '\u200b', 'x',
  '١٢٣٤٥٦٧٨٩', '\u{1d7d9}\u{1d7d8}', '{amount}', 'CON 1', '1\n2', 'é'.repeat(400),
  '9'.repeat(400), "'; drop table dialog; --",
] as const // prettier-ignore

const NAME_TYPED = "N'Deye-Marie Ndiaye"

const ABSENT = memberNumberFrom('9999999')

/** Answers that screens do ask for: choices, pages, an amount, a number on a card, digits to sign in with. */
export const ANSWERS = [
  '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '500', '4702', '1988', '483920', '0722000999', NAME_TYPED, MOTHER.number, AUNT.number, ABSENT,
] as const // prettier-ignore

/** One screen as somebody came upon it. */
export type Seen = { readonly call: Call; readonly screen: ScreenName }

/** Every place of every screen that a person can come to, each met once with every answer. */
export function walk(someone: Person, meet: (seen: Seen) => void): void {
  const known = new Set<string>()
  const metScreens = new Set<ScreenName>()
  const ahead: Call[] = [ask(null, '', someone).call]
  for (let call = ahead.pop(); call; call = ahead.pop()) {
    const key = placeOf(call)
    if (known.has(key)) continue
    known.add(key)
    meet({ call, screen: screenOf(call) })
    // One answer that was not understood is like another: after the first, two more end the call.
    // Another page or amount of a screen reads as its first place does.
    const isNew = call.dialog.hint === null && !metScreens.has(screenOf(call))
    if (isNew) metScreens.add(screenOf(call))
    const inputs = isNew ? [...ANSWERS, ...HOSTILE] : [...ANSWERS, '*']
    for (const input of inputs) ahead.push(...outcomes(call, input, someone))
  }
}

/** The call after an answer; when that asks for something, after each thing that may come of it. */
function outcomes(call: Call, input: string, someone: Person): Call[] {
  const text = textOf(call, input)
  const { call: first, requests } = ask(call, text, someone, { loaded })
  const others = requests.flatMap((request) => Object.keys(outcomesOf(request)).slice(1))
  return [first, ...others.map((comes) => ask(call, text, someone, { comes, loaded }).call)]
}

export function typed(call: Call, input: string, someone: Person): Call {
  return ask(call, textOf(call, input), someone, { loaded }).call
}

function textOf({ heard }: Call, input: string): string {
  return heard === '' ? input : `${heard}*${input}`
}

export function screenOf({ dialog }: Call): ScreenName {
  return dialog.trail.at(-1)?.screen as ScreenName
}

/** A person's facts are the same on every way; that each is asked for, conversations show. */
const loaded: Loaded = new WeakMap()

/** Where a call stands, whatever the digits shown and the way there: amounts have no end. */
function placeOf({ dialog, reply }: Call): string {
  const { screen, from } = dialog.trail.at(-1) as Dialog['trail'][number]
  const back = dialog.trail.length > 1
  return [screen, from, back, dialog.behind, reply.replace(/\d/g, '#')].join(' ')
}

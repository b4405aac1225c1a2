import { begin } from './call.ts'
import { sceneOf } from './scene.ts'
import type { Destination } from './screen.ts'
import { invariant } from '../invariant.ts'
import type { PhoneNumber } from '../phone-number.ts'
import type { Language } from '../wording/catalogue.ts'
import type { Facts, MutualFacts } from './facts.ts'
import type { Role } from './role.ts'
import { SCREENS } from './screens.ts'

/** One choice as the phone shows it: what is typed, what stands beside it, where it leads. */
export type MenuChoice = {
  readonly digit: number
  readonly label: string
  readonly to: Destination
}

const NO_PHONE = '+0' as PhoneNumber

/**
 * The main menu of a mutual's members in a language, read from the screen itself, for people who
 * learn it by its digits. It is the same for all members, whatever they owe.
 */
export function memberMenu(mutual: MutualFacts, language: Language): readonly MenuChoice[] {
  const who: Role = { role: 'member', mutual: mutual.code, ref: '', name: '' }
  const facts: Facts = {
    caller: { phone: NO_PHONE, language, roles: [who] },
    home: mutual.code,
    mutuals: { [mutual.code]: mutual },
    cut: null,
    known: {},
  }
  const opened = SCREENS.main.open(sceneOf(begin(facts, true), facts))
  invariant(opened.kind === 'view', `the main menu rests on a member: ${opened.kind}`)
  return opened.view.options.map(({ digit, label, go }, at) => ({
    digit: digit ?? at + 1,
    label: label(),
    to: 'to' in go ? go.to : 'here',
  }))
}

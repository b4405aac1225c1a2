import { type MenuOption as AnyMenuOption, screensOf } from '../dialog/builders.ts'
import type * as engine from '../dialog/screen.ts'
import type { Facts } from './facts.ts'
import type { KeptKinds } from './kept.ts'
import type { GivesOf, Need, Request, RequestKind, RequestOf } from './kinds.ts'
import { guardOf, type Scene } from './scene.ts'

/** What the engine is told of our line. */
export type LineKinds = KeptKinds & {
  readonly facts: Facts
  readonly scene: Scene
  readonly need: Need
  readonly request: Request
}

export type Screen = engine.Screen<LineKinds>
export type Destination = engine.Destination<LineKinds>
export type Go<To extends Destination = Destination> = engine.Go<LineKinds, To>
export type Act<To extends Destination = Destination> = engine.Act<LineKinds, To>
export type Wrong = engine.Wrong
export type Lacking = engine.Lacking<LineKinds>
export type MenuOption<S extends Scene> = AnyMenuOption<LineKinds, S>

/** The kinds of screens; those that are guarded come after the service PIN, where there is one. */
export const { menu, choice, question, pages, end } = screensOf<LineKinds>({
  name: 'service PIN',
  screen: 'pin',
  of: guardOf,
})

/** A request whose outcome decides where it leads. */
export function act<K extends RequestKind, const To extends Destination>(
  request: RequestOf<K>,
  lead: (gives: GivesOf<K>) => Go<To> | Wrong,
): Act<To> {
  return { request: request as Request, lead: ({ gives }) => lead(gives) }
}

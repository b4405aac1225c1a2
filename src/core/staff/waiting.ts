import type { Instant } from '../dates.ts'
import { WAITING_MAX } from './sign-in.ts'

/**
 * From where somebody waits to sign in, as a mark. `isKnown`: a browser that signed in here before, or a
 * terminal of ours; others are known by their address alone, which a whole office, or half a town, may share.
 */
export type Place = { readonly mark: string; readonly isKnown: boolean }

/** A sign-in that waits for a call. */
export type Waiting = { readonly id: string; readonly place: string; readonly begunAt: Instant }

/** So many wait from one place; one more takes the place of its oldest. */
const PLACE_MAX = 10

/** Marks of places that are known begin so. */
const KNOWN = 'known/'

/** A place as it is kept with a sign-in. */
export function placeText({ mark, isKnown }: Place): string {
  return `${isKnown ? KNOWN : 'address/'}${mark}`
}

/**
 * Who of those who wait gives way to one more from this place; null where there is room. A place gives way to
 * itself first; then the place that has most to whoever has less, so that a stranger drives out
 * strangers; and a browser that signed in here before gives way only where all have.
 */
export function givesWay(waiting: readonly Waiting[], place: string): string | null {
  const own = waiting.filter((one) => one.place === place)
  if (own.length >= PLACE_MAX) return oldestOf(own)
  if (waiting.length < WAITING_MAX) return null
  const strangers = waiting.filter((one) => !one.place.startsWith(KNOWN))
  return oldestOf(largestPlace(strangers.length > 0 ? strangers : waiting))
}

function oldestOf(some: readonly Waiting[]): string | null {
  const [first] = [...some].sort((a, b) => a.begunAt - b.begunAt || (a.id < b.id ? -1 : 1))
  return first?.id ?? null
}

/** Those of the place from which most wait; all of them where every place has as many. */
function largestPlace(some: readonly Waiting[]): readonly Waiting[] {
  const counts = new Map<string, number>()
  for (const { place } of some) counts.set(place, (counts.get(place) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return some.filter(({ place }) => counts.get(place) === most)
}

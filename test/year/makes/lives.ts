import type { Dice } from '../dice.ts'
import type { EventKind, YearEvent } from '../events.ts'
import { type OldHousehold, two } from '../register.ts'

/** Births, deaths, those who leave, those who are struck off and those who come. */
export function livesOf(chance: Dice, register: readonly OldHousehold[]): YearEvent[] {
  const events: YearEvent[] = []
  const size = register.length
  const day = () => `2026-${two(1 + chance.throw(12))}-${two(2 + chance.throw(26))}`
  const several = (perThousand: number) => Math.max(1, Math.round((size * perThousand) / 1000))
  const left = new Set<number>()
  const leaving = () => {
    let household = chance.throw(size)
    while (left.has(household) || register[household]?.association) household = chance.throw(size)
    left.add(household)
    return household
  }
  for (let count = several(4); count > 0; count -= 1)
    events.push({ on: day(), kind: 'death', household: leaving() })
  for (let count = several(3); count > 0; count -= 1)
    events.push({ on: day(), kind: 'resignation', household: leaving() })
  for (let count = several(12); count > 0; count -= 1) {
    const household = chance.throw(size)
    if (!left.has(household)) events.push({ on: day(), kind: 'birth', household, name: `Bebe ${letters(count)}` })
  }
  const struck = register.flatMap(({ habit, owed }, at) => (habit === 'lapsed' && owed.length > 3 && !left.has(at) ? [at] : []))
  for (const household of struck.slice(0, several(1))) {
    events.push({ on: '2026-08-03', kind: 'notice', household })
    events.push({ on: '2026-08-20', kind: 'notice', household })
    events.push({ on: '2026-09-07', kind: 'strike-off', household })
  }
  for (let count = several(8); count > 0; count -= 1) {
    const phone = `+22178${String(2000000 + count * 3).padStart(7, '0')}`
    events.push({ on: day(), kind: 'newcomer', name: `Nouvelle ${letters(count)} Diagne`, phone })
  }
  return events.filter((event) => !isAfterLeaving(event, events))
} // prettier-ignore

/** A birth in a household that has left is of another mutual. */
function isAfterLeaving(event: YearEvent, all: readonly YearEvent[]): boolean {
  if (event.kind !== 'birth') return false
  const ends: readonly EventKind[] = ['death', 'resignation', 'strike-off']
  return all.some(
    (end) => ends.includes(end.kind) && 'household' in end && end.household === event.household,
  )
}

function letters(count: number): string {
  return [...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

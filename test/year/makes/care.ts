import type { Dice } from '../dice.ts'
import type { YearEvent } from '../events.ts'
import { two } from '../register.ts'

/** One visit in three households and year; the rains bring more. */
export function careOf(chance: Dice, size: number): YearEvent[] {
  const visits = Math.max(10, Math.round(size / 3))
  return Array.from({ length: visits }, (): YearEvent => {
    const month = chance.percent(45) ? 7 + chance.throw(4) : 1 + chance.throw(12)
    const on = `2026-${two(month)}-${two(1 + chance.throw(28))}`
    const letter = chance.percent(6)
    const provider = letter ? 'centre' : chance.one(['poste', 'centre'])
    const amount = letter ? 10000 * (3 + chance.throw(12)) : 500 * (4 + chance.throw(16))
    const household = chance.throw(size)
    return { on, kind: 'visit', household, person: chance.throw(12), provider, amount, letter }
  })
}

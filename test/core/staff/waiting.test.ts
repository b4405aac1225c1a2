import { expect, it } from 'vitest'
import { instant } from '../../../src/core/dates.ts'
import { givesWay, placeText } from '../../../src/core/staff/waiting.ts'

const known = (mark: string) => placeText({ mark, isKnown: true })
const address = (mark: string) => placeText({ mark, isKnown: false })

/** So many from each place, the first ones the oldest. */
function waiting(...of: readonly (readonly [place: string, count: number])[]) {
  const places = of.flatMap(([place, count]) => Array<string>(count).fill(place))
  return places.map((place, at) => ({ id: `${place} ${at}`, place, begunAt: instant(at) }))
}

const others = (count: number) =>
  Array.from({ length: count }, (_, at) => [address(`o${at}`), 1] as const)

it.each([
  ['nobody where there is room', [[address('a'), 9], ...others(40)], address('a'), null],
  ['a place’s own oldest once ten wait from it', [[address('b'), 1], [address('a'), 10]], address('a'), 'address/a 1'],
  ['of a known browser too', [[known('a'), 10]], known('a'), 'known/a 0'],
  ['once fifty wait the place with most', [[address('b'), 1], [address('a'), 9], ...others(40)], address('c'), 'address/a 1'],
  ['the oldest where all have one', [...others(50)], address('c'), 'address/o0 0'],
  ['a stranger before a browser that is known', [[known('k'), 9], ...others(41)], address('c'), 'address/o0 9'],
  ['one that is known where all are', [[known('k'), 9], [known('l'), 9], [known('m'), 9], [known('n'), 9], [known('p'), 9], [known('q'), 5]], address('c'), 'known/k 0'],
] as const)('takes the place of %s', (_what, some, place, gone) => {
  expect(givesWay(waiting(...some), place)).toBe(gone)
}) // prettier-ignore

import { describe, expect, it } from 'vitest'
import { screensDocument } from '../../../src/core/dialog/diagram.ts'
import type { Destination } from '../../../src/core/errands/screen.ts'
import { ERRANDS, SCREENS } from '../../../src/core/errands/screens.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'

const NAMES = Object.keys(SCREENS) as ScreenName[]

/** Where a call may begin, and where the engine itself leads. */
const ROOTS = [
  ...NAMES.filter((name) => SCREENS[name].opening),
  'join',
  'too-many-wrong',
  'wrong-kept',
] as const

function destinationsOf(name: ScreenName): readonly Destination[] {
  return SCREENS[name].edges.map(({ to }) => to)
}

const INTRODUCTION = `# Screens

Drawn from \`src/core/errands\` by \`npx vitest run test/core/dialog -u\`; a test compares them.
Rectangles are menus, hexagons choices from a list, slanted boxes questions, double-edged boxes
pages to read, stadiums the end of a call, rounded boxes screens of other errands. A thick border
moves money or changes something and takes only a freshly typed answer. \`0\` leads back from every
screen that another led to.
`

describe('the screens', () => {
  it('are drawn in docs/screens.md as they are', async () => {
    const path = `${import.meta.dirname}/../../../docs/screens.md`
    await expect(screensDocument(INTRODUCTION, ERRANDS)).toMatchFileSnapshot(path)
  })

  it('all belong to one errand', () => {
    const drawn = Object.values(ERRANDS).flatMap((screens) => Object.keys(screens))
    expect(drawn.sort()).toEqual([...NAMES].sort())
  })

  it('can all be reached', () => {
    const reached = new Set<Destination>(ROOTS)
    for (const name of reached) {
      for (const to of name in SCREENS ? destinationsOf(name as ScreenName) : []) reached.add(to)
    }
    expect(NAMES.filter((name) => !reached.has(name))).toEqual([])
  })

  it('can all be left', () => {
    const cameFrom = new Set(NAMES.flatMap(destinationsOf))
    const stuck = NAMES.filter(
      (name) =>
        SCREENS[name].kind !== 'end' && destinationsOf(name).length === 0 && !cameFrom.has(name),
    )
    expect(stuck).toEqual([])
  })

  it('ask for a service PIN before money acts of the staff', () => {
    const guarded = NAMES.filter((name) => SCREENS[name].edges.some(({ to }) => to === 'pin'))
    expect(
      guarded.filter((name) => /^(bill|cash|matters|reset-pin|staff|unmatch)/.test(name)),
    ).toEqual([
      ...['bill.confirm', 'cash.confirm', 'cash.unusual', 'cash.asked.one', 'reset-pin'],
      ...['staff-pin', 'staff-pin.new', 'staff-pin.again', 'unmatched.confirm', 'matters.one'],
    ])
  })

  it('move money or change something in these places only', () => {
    expect(NAMES.filter((name) => SCREENS[name].changes).sort()).toEqual([
      'alerts.one',
      'arrears.send',
      'bill.confirm',
      'calls.one',
      'cash.asked.one',
      'cash.confirm',
      'cash.unusual',
      'checks.one',
      'claim.letters',
      'clinic.families',
      'clinic.number',
      'clinic.person',
      'clinic.service',
      'clinic.who',
      'complain.confirm',
      'complaints.answer',
      'complaints.close',
      'family.sex',
      'group.confirm',
      'group.open',
      'help',
      'join.call',
      'join.number',
      'join.place',
      'language',
      'lost.pin',
      'matters.one',
      'note-call',
      'pay-for',
      'pay-for.confirm',
      'pay-for.more',
      'pay-for.sum',
      'pay.confirm',
      'pay.open',
      'phone.confirm',
      'phones.one',
      'pin',
      'pin.again',
      'pin.menu',
      'pin.new',
      'receipts.one',
      'remind',
      'reset-pin',
      'sign-in',
      'sign-in.confirm',
      'sign-in.digits',
      'staff-pin',
      'staff-pin.again',
      'staff-pin.new',
      'unmatched.confirm',
    ])
  })
})

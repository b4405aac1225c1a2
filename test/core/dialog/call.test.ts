import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { cannotNow } from '../../../src/core/errands/cannot-now.ts'
import { answer, type Call } from '../../../src/core/errands/call.ts'
import type { ScreenName } from '../../../src/core/errands/screen-names.ts'
import { septets } from '../../../src/core/text/gsm7.ts'
import { fc } from '../../chance.ts'
import { ask, told } from '../../conversations/replay.ts'
import { HOSTILE } from '../errands/walker.ts'
import { factsOf, member, person, PEOPLE } from './people.ts'
import type { Person } from './people.ts'

const AMINA = PEOPLE['amina'] as Person

const anybody = fc.constantFrom(...Object.values(PEOPLE))
const segment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '2', '3', '0', '9', '500') },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)
const segments = fc.array(segment, { maxLength: 12 }).map((parts) => parts.join('*'))

describe('a call', () => {
  it('takes any texts in any order without a fault, each answer a screen that fits', () => {
    fc.assert(
      fc.property(anybody, fc.array(segments, { maxLength: 10 }), (someone, texts) => {
        let call: Call | null = null
        for (const text of texts) call = ask(call, text, someone).call
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same bytes to the same request again, and asks for nothing twice', () => {
    fc.assert(
      fc.property(anybody, fc.array(segment, { maxLength: 12 }), (someone, typed) => {
        let call: Call | null = null
        for (let count = 0; count <= typed.length; count += 1) {
          const text = typed.slice(0, count).join('*')
          const first = ask(call, text, someone)
          const again = ask(first.call, text, someone)
          expect(again.call).toEqual(first.call)
          expect(again.requests).toEqual([])
          expect(again.effect).toBe('repeat')
          call = first.call
        }
      }),
      { numRuns: 300 },
    )
  })

  it('takes no choice that was not on the page shown, and none that has gone since', () => {
    const ends = { on: date('2026-02-01'), state: 'resigned' } as const
    const paying = person('en', [member('0500005', 'Otieno Odhiambo', {})])
    const ended = person('en', [member('0500005', 'Otieno Odhiambo', { end: ends })])
    for (const [before, after] of [
      [paying, ended],
      [ended, paying],
    ] as const) {
      let call: Call | null = null
      for (const text of ['', '1']) call = ask(call, text, before).call
      const third = ask(call, '1*3', after)
      expect(third.call.dialog).toMatchObject({ wrong: 1, trail: call?.dialog.trail })
      expect(third.requests).toEqual([])
    }
  })

  it('asks for nothing when several answers come at once', () => {
    const several = fc.array(segment, { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(anybody, fc.array(segment, { maxLength: 5 }), several, (someone, typed, more) => {
        let call: Call | null = null
        for (let count = 0; count <= typed.length; count += 1) {
          call = ask(call, typed.slice(0, count).join('*'), someone).call
        }
        expect(ask(call, [...typed, ...more].join('*'), someone).requests).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('asks for nothing that was dialled, however it is dialled', () => {
    fc.assert(
      fc.property(anybody, segments, (someone, text) => {
        expect(ask(null, text, someone).requests).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('asks for money once in the four answers it takes', () => {
    const requests = ['', '1', '1*1', '1*1*1'].reduce<[Call | null, unknown[]]>(
      ([call, asked], text) => {
        const given = ask(call, text, AMINA)
        return [given.call, [...asked, ...given.requests]]
      },
      [null, []],
    )[1]
    expect(requests).toEqual([
      { kind: 'collect', mutual: 'afya', number: '04123378', amount: 50_000, again: false },
    ])
  })

  it('says which fact it needs, and only when a screen shows it', () => {
    const nothing = factsOf(AMINA)
    const menu = answer(null, told(null, ''), nothing)
    expect(menu.kind).toBe('reply')
    const { call: first } = menu as { call: Call }
    expect(answer(first, told(first, '1'), nothing)).toEqual({
      kind: 'need',
      need: { kind: 'member', of: { mutual: 'afya', number: '04123378' } },
    })
  })

  it('stays ended, whatever comes', () => {
    const ended = ask(null, '', person('en', [], { home: null, mutuals: [] })).call
    expect(ended.dialog.ended).toBe(true)
    for (const text of ['', '1', '1*1', ...HOSTILE]) {
      expect(ask(ended, text, AMINA)).toMatchObject({ call: ended, effect: 'repeat', requests: [] })
    }
  })

  it('is left as it is by a late copy of an earlier request', () => {
    const { call } = ask(ask(null, '', AMINA).call, '1*3*7', AMINA)
    for (const text of ['', '1', '1*3']) {
      expect(ask(call, text, AMINA)).toMatchObject({ call, effect: 'repeat', requests: [] })
    }
    expect(ask(call, '1*3*7*1', AMINA).requests).toHaveLength(1)
  })

  it('shows where it stands to a carrier that tells another story, and goes on from that', () => {
    const { call } = ask(ask(null, '', AMINA).call, '1*3*7', AMINA)
    const told = ask(call, '5*5', AMINA)
    expect(told).toMatchObject({ call: { reply: call.reply, dialog: call.dialog }, requests: [] })
    expect(ask(told.call, '5*5*1', AMINA).requests).toHaveLength(1)
  })

  it('begins again when its screens are those of another version', () => {
    const { call } = ask(null, '1', AMINA)
    const trail = [{ screen: 'gone' as ScreenName, from: 0 }]
    const old = { ...call, dialog: { ...call.dialog, trail } }
    expect(ask(old, '1*1', AMINA).call.reply).toContain('1. Pay')
    expect(ask(null, '', AMINA, { cut: old.dialog }).call.reply).toContain('1. Pay')
  })

  it('begins again when the caller is no longer who the call is about', () => {
    const { call } = ask(null, '1', AMINA)
    const gone = ask(call, '1*1', { ...AMINA, roles: [] })
    expect(gone.call.reply).toContain('To join, type')
    expect(gone.requests).toEqual([])
  })

  it('confirms nothing for a membership that ended while it was shown', () => {
    const confirm = ask(ask(null, '1', AMINA).call, '1*1', AMINA).call
    expect(confirm.reply).toContain('1. Confirm')
    const [member] = AMINA.members
    const facts = { ...member!.facts, end: { on: member!.today, state: 'deceased' } as const }
    const ended = { ...AMINA, members: [{ ...member!, facts }] }
    expect(ask(confirm, '1*1*1', ended).requests).toEqual([])
  })
})

describe('when nothing can be answered', () => {
  it.each([null, 'en', 'fr', 'sw'] as const)('says so in %s on one screen', (language) => {
    const text = cannotNow(language)
    expect(text).toMatch(/^END /)
    expect(septets(text)).toBeLessThanOrEqual(160)
    expect(text.split('\n')).toHaveLength(language ? 1 : 3)
  })
})

import { describe, expect, it } from 'vitest'
import { type LetterAsked } from '../../src/app/visits/letters.ts'
import { date } from '../../src/core/dates.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { minor } from '../../src/core/money.ts'
import { describeStores } from '../store/stores.ts'
import type { World } from '../world.ts'
import { expectSound } from './sound.ts'
import {
  AWA,
  bill,
  BINTA,
  check,
  codeFor,
  ok,
  pikineWorld,
  registerOne,
  why,
} from './visits-world.ts'
import {
  approveLetter,
  issueLetter,
  readLetters,
  reverseBill,
  withdrawLetter,
} from './by-itself.ts'

describeStores('R46: guarantee letters', (open) => {
  async function begin(household = AWA) {
    const world = await pikineWorld(await open())
    return { world, number: await registerOne(world, household) }
  }

  function issue(
    { ports }: World,
    number: MemberNumber,
    changes: Partial<LetterAsked> = {},
    by = 'Awa Sow',
  ) {
    const asked: LetterAsked = {
      number,
      ordinal: 0,
      provider: 'centre',
      service: 'surgery',
      amount: minor(90_000),
      from: null,
      to: date('2026-03-31'),
      ...changes,
    }
    return issueLetter(ports, asked, by)
  }

  const named = (letter: { letter_number: string }) => ({
    mutual: 'pikine',
    letter: letter.letter_number,
  })

  it('open G1, for that person, provider and class, and name what is paid at most', async () => {
    const { world, number } = await begin()
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('G1')
    expect(ok(await issue(world, number))).toMatchObject({
      letter_number: 'PI26-L000001',
      valid_from: '2026-03-02',
      issued_by: 'Awa Sow',
      needs_approval: 0,
    })
    expect((await check(world, number, 'surgery')).coverage).toMatchObject({
      answer: 'yes',
      left: 90_000,
    })
    expect((await check(world, number, 'surgery', { ordinal: 1 })).coverage.reason).toBe('G1')
  })

  it('cap the bill under them, and are used once', async () => {
    const { world, number } = await begin()
    const letter = ok(await issue(world, number))
    const code = await codeFor(world, number, 'surgery')
    expect(ok(await bill(world, code, 'surgery', 120_000))).toMatchObject({
      patient_amount: 30_000,
      mutual_amount: 90_000,
      letter_number: letter.letter_number,
    })
    world.clock.move({ days: 1 })
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('G1')
    const next = await codeFor(world, number)
    expect(why(await bill(world, next, 'surgery', 1_000))).toEqual({
      code: 'not-covered',
      reason: 'G1',
    })
    expect(why(await withdrawLetter(world.ports, named(letter), 'B'))).toMatchObject({
      code: 'letter-closed',
      state: 'used',
    })
    await expectSound(world)
  })

  it('are free again when their bill is reversed', async () => {
    const { world, number } = await begin()
    ok(await issue(world, number))
    const code = await codeFor(world, number, 'surgery')
    ok(await bill(world, code, 'surgery', 50_000))
    const asked = { mutual: 'pikine', visitCode: code }
    ok(await reverseBill(world.ports, asked, { by: 'Clerk Two', actor: 'test' }))
    expect(ok(await bill(world, code, 'surgery', 40_000))).toMatchObject({ mutual_amount: 36_000 })
    await expectSound(world)
  })

  it('are valid from their first day to their last', async () => {
    const { world, number } = await begin()
    const span = { from: date('2026-03-05'), to: date('2026-03-06') }
    ok(await issue(world, number, span))
    for (const [at, reason] of [
      ['2026-03-04T23:59:00Z', 'G1'],
      ['2026-03-05T00:00:00Z', 'OK'],
      ['2026-03-06T23:59:00Z', 'OK'],
      ['2026-03-07T00:00:00Z', 'G1'],
    ] as const) {
      world.clock.set(at)
      expect((await check(world, number, 'surgery')).coverage.reason).toBe(reason)
    }
  })

  it('the one that ends first is used first', async () => {
    const { world, number } = await begin()
    ok(await issue(world, number))
    const sooner = ok(await issue(world, number, { to: date('2026-03-10') }))
    const code = await codeFor(world, number, 'surgery')
    expect(ok(await bill(world, code, 'surgery', 100))).toMatchObject({
      letter_number: sooner.letter_number,
    })
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('OK')
  })

  describe('are refused for a person who fails conditions 2 to 6', () => {
    it('C1: contributions are missing', async () => {
      const { world, number } = await begin(BINTA)
      expect(why(await issue(world, number))).toEqual({ code: 'not-covered', reason: 'C1' })
    })

    it('W1: the person still waits', async () => {
      const { world, number } = await begin({
        ...AWA,
        family: [['Late Diop', 'child', '2015', '2026-02-20']],
      })
      const wrong = why(await issue(world, number, { ordinal: 1 }))
      expect(wrong).toEqual({ code: 'not-covered', reason: 'W1' })
      const later = { ordinal: 1, from: date('2026-03-22') }
      ok(await issue(world, number, later))
    })

    it('N2: nobody of that number, or not in this household', async () => {
      const { world, number } = await begin()
      expect(why(await issue(world, number, { ordinal: 7 }))).toEqual({
        code: 'not-covered',
        reason: 'N2',
      })
      const stranger = number.replace(/^\d/, (digit) => String(9 - Number(digit))) as MemberNumber
      expect(why(await issue(world, stranger))).toEqual({
        code: 'unknown-number',
        number: stranger,
      })
    })

    it('B1: the membership is over', async () => {
      const { world, number } = await begin()
      await world.store.write((tx) =>
        tx
          .updateTable('member')
          .set({ ended_on: date('2026-03-01'), end_state: 'struck-off' })
          .where('number', '=', number)
          .execute(),
      )
      expect(why(await issue(world, number))).toEqual({ code: 'not-covered', reason: 'B1' })
    })

    it('and no number is lost by it', async () => {
      const { world, number } = await begin()
      ok(await issue(world, number))
      expect(why(await issue(world, number, { ordinal: 7 }))).not.toBeNull()
      expect(ok(await issue(world, number)).letter_number).toBe('PI26-L000002')
      await expectSound(world)
    })
  })

  it('are refused where they would be of no use', async () => {
    const { world, number } = await begin()
    const code = async (changes: Partial<LetterAsked>) => why(await issue(world, number, changes))
    expect(await code({ service: 'consultation' })).toMatchObject({ code: 'letter-not-needed' })
    expect(await code({ service: 'dental' })).toEqual({ code: 'not-covered', reason: 'S1' })
    expect(await code({ provider: 'poste' })).toEqual({ code: 'not-covered', reason: 'S2' })
    expect(await code({ provider: 'nowhere' })).toMatchObject({ code: 'unknown-provider' })
    expect(await code({ to: date('2026-03-01') })).toMatchObject({ code: 'letter-span' })
    expect(await code({ from: date('2026-04-01') })).toMatchObject({ code: 'letter-span' })
  })

  it('R65: over the limit of the statutes count only when another person has approved', async () => {
    const { world, number } = await begin()
    const letter = ok(await issue(world, number, { amount: minor(100_001) }))
    expect(letter.needs_approval).toBe(1)
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('G1')
    expect(why(await approveLetter(world.ports, named(letter), 'AWA SOW'))).toEqual({
      code: 'same-person',
      by: 'AWA SOW',
    })
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('G1')
    expect(ok(await approveLetter(world.ports, named(letter), 'Moussa Fall'))).toMatchObject({
      approved_by: 'Moussa Fall',
    })
    expect((await check(world, number, 'surgery')).coverage.left).toBe(100_001)
    expect(why(await approveLetter(world.ports, named(letter), 'Third'))).toMatchObject({
      code: 'letter-approved',
    })
    expect(ok(await issue(world, number, { amount: minor(100_000) })).needs_approval).toBe(0)
    await expectSound(world)
  })

  it('are withdrawn by a person named, and listed with what became of them', async () => {
    const { world, number } = await begin()
    const letter = ok(await issue(world, number))
    expect(why(await withdrawLetter(world.ports, { ...named(letter), letter: 'X' }, 'B'))).toEqual({
      code: 'unknown-letter',
      letter: 'X',
    })
    ok(await withdrawLetter(world.ports, named(letter), 'Moussa Fall'))
    expect((await check(world, number, 'surgery')).coverage.reason).toBe('G1')
    ok(await issue(world, number))
    const listed = ok(
      await readLetters(world.ports, 'pikine', date('2026-03-01'), date('2026-03-31')),
    )
    expect(listed.rows.map(({ letter, state }) => [letter.letter_number, state])).toEqual([
      ['PI26-L000001', 'withdrawn'],
      ['PI26-L000002', 'open'],
    ])
    expect(listed.rows[0]?.letter.withdrawn_by).toBe('Moussa Fall')
    await expectSound(world)
  })
})

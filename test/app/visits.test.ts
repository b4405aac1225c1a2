import { describe, expect, it } from 'vitest'
import { referVisit } from '../../src/app/visits/refer-visit.ts'
import { date } from '../../src/core/dates.ts'
import { describeStores } from '../store/stores.ts'
import { text, type World } from '../world.ts'
import { expectSound } from './sound.ts'
import { answerInbox, decideEmergency, readVisits, reverseBill } from './by-itself.ts'
import {
  AWA, balances, bill, BINTA, check, codeFor, ok, pikineWorld, registerOne, why,
} from './visits-world.ts' // prettier-ignore

describeStores('visits and their bills', (open) => {
  async function begin(household = AWA) {
    const world = await pikineWorld(await open())
    return { world, number: await registerOne(world, household) }
  }

  const reverse = (world: World, visitCode: string, by: string) =>
    reverseBill(world.ports, { mutual: 'pikine', visitCode }, { by, actor: 'test' })

  it('worked case 8: of 10,000 the mutual pays the 6,000 that the ceiling leaves (R47)', async () => {
    const { world, number } = await begin()
    const first = await codeFor(world, number, 'pharmacy', { ordinal: 1 })
    expect(ok(await bill(world, first, 'pharmacy', 30_000))).toMatchObject({
      patient_amount: 6_000,
      mutual_amount: 24_000,
    })
    const checked = await check(world, number, 'pharmacy')
    expect(checked.coverage).toMatchObject({ answer: 'yes', reason: 'OK', left: 6_000 })
    const billed = ok(await bill(world, checked.visitCode as string, 'pharmacy', 10_000))
    expect(billed).toMatchObject({ patient_amount: 4_000, mutual_amount: 6_000 })
    expect((await check(world, number, 'pharmacy', { ordinal: 2 })).coverage).toMatchObject({
      answer: 'no',
      reason: 'L1',
    })
    expect(await balances(world)).toMatchObject({ '401/centre': -30_000, '601/pharmacy': 30_000 })
    await expectSound(world)
  })

  it('a bill is refused when its ceiling was used up since the code was given (L1)', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number, 'pharmacy')
    const other = await codeFor(world, number, 'pharmacy', { ordinal: 1 })
    ok(await bill(world, other, 'pharmacy', 90_000))
    expect(why(await bill(world, code, 'pharmacy', 100))).toEqual({
      code: 'not-covered',
      reason: 'L1',
    })
    expect(ok(await bill(world, code, 'consultation', 100))).toMatchObject({ mutual_amount: 80 })
    await expectSound(world)
  })

  it('a second open code on the same ceiling says so', async () => {
    const { world, number } = await begin()
    expect((await check(world, number, 'pharmacy')).coverage.otherCodeOpen).toBe(false)
    expect((await check(world, number, 'pharmacy')).coverage.otherCodeOpen).toBe(false)
    const second = await check(world, number, 'pharmacy', { ordinal: 1 })
    expect(second.coverage).toMatchObject({ answer: 'yes', left: 30_000, otherCodeOpen: true })
    const counted = await check(world, number, 'antenatal', { ordinal: 2 })
    expect(counted.coverage).toMatchObject({ visitsLeft: 2, otherCodeOpen: false })
    ok(await bill(world, await codeFor(world, number), 'consultation', 1_000))
    ok(await bill(world, second.visitCode as string, 'consultation', 1_000))
    ok(await bill(world, counted.visitCode as string, 'antenatal', 1_000))
    world.clock.move({ days: 1 })
    expect((await check(world, number, 'pharmacy')).coverage.otherCodeOpen).toBe(false)
  })

  it('a ceiling of visits counts each person, and names how many are left', async () => {
    const { world, number } = await begin()
    for (const visitsLeft of [2, 1]) {
      const { coverage, visitCode } = await check(world, number, 'antenatal')
      expect(coverage).toMatchObject({ answer: 'yes', visitsLeft, left: null })
      ok(await bill(world, visitCode as string, 'antenatal', 5_000))
      world.clock.move({ days: 1 })
    }
    expect((await check(world, number, 'antenatal')).coverage.reason).toBe('L1')
    expect((await check(world, number, 'antenatal', { ordinal: 1 })).coverage.reason).toBe('OK')
    await expectSound(world)
  })

  it('R42: a code takes one bill, of the provider that opened the visit', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number, 'consultation')
    expect(await codeFor(world, number, 'consultation')).toBe(code)
    expect(why(await bill(world, code, 'consultation', 1_000, { provider: 'poste' }))).toEqual({
      code: 'unknown-visit-code',
      visitCode: code,
    })
    ok(await bill(world, code.toLowerCase().replace('-', ' '), 'consultation', 1_000))
    expect(why(await bill(world, code, 'consultation', 1_000))).toEqual({
      code: 'visit-code-closed',
      visitCode: code,
      state: 'used',
      lastDay: '2026-03-03',
    })
    expect(await balances(world)).toMatchObject({ '401/centre': -800 })
  })

  it('R42: the code of the day is given again, and says when it takes no more bills', async () => {
    const { world, number } = await begin()
    const first = await check(world, number)
    expect(first.codeOpen).toBe(true)
    expect((await check(world, number)).codeOpen).toBe(true)
    ok(await bill(world, first.visitCode as string, 'consultation', 1_000))
    const again = await check(world, number)
    expect([again.visitCode, again.codeOpen]).toEqual([first.visitCode, false])
    ok(await reverse(world, first.visitCode as string, 'Clerk Two'))
    expect((await check(world, number)).codeOpen).toBe(true)
    await text(world, AWA.phone as string, 'NO')
    expect((await check(world, number)).codeOpen).toBe(false)
  })

  it('R42: a mistyped code is refused before any look-up, and one that nobody has', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number)
    const swapped = `${code[1]}${code[0]}${code.slice(2)}`
    expect(why(await bill(world, swapped, 'consultation', 1_000))).toEqual({
      code: 'mistyped-visit-code',
      visitCode: swapped,
    })
    expect(why(await bill(world, '222222-2', 'consultation', 1_000))).toEqual({
      code: 'unknown-visit-code',
      visitCode: '222222-2',
    })
  })

  it('R43: a code takes a bill on the next day, and not on the day after', async () => {
    const { world, number } = await begin()
    const first = await codeFor(world, number)
    const second = await codeFor(world, number, null, { ordinal: 1 })
    world.clock.set('2026-03-03T23:59:59Z')
    ok(await bill(world, first, 'consultation', 1_000))
    world.clock.move({ seconds: 1 })
    expect(why(await bill(world, second, 'consultation', 1_000))).toMatchObject({
      code: 'visit-code-closed',
      state: 'lapsed',
      lastDay: '2026-03-03',
    })
  })

  it('R44: "not me" from the member freezes the code, and a bill on it is refused', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number)
    await text(world, AWA.phone as string, 'NO')
    await answerInbox(world.ports)
    expect(why(await bill(world, code, 'consultation', 1_000))).toMatchObject({
      code: 'visit-code-closed',
      state: 'frozen',
    })
    expect(await balances(world)).toEqual({})
  })

  it('R40: the service must be one that the person is covered for on the day of the visit', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number, 'consultation', { provider: 'poste' })
    const atPoste = { provider: 'poste' }
    const reasonFor = async (service: string) => why(await bill(world, code, service, 100, atPoste))
    expect(await reasonFor('surgery')).toEqual({ code: 'not-covered', reason: 'S2' })
    expect(await reasonFor('dental')).toEqual({ code: 'not-covered', reason: 'S1' })
    ok(await bill(world, code, 'pharmacy', 100, atPoste))
  })

  it('R65: a bill is reversed by another person, which frees the ceiling', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number, 'pharmacy')
    ok(await bill(world, code, 'pharmacy', 30_000))
    expect(why(await reverse(world, code, 'clerk  ONE'))).toEqual({
      code: 'same-person',
      by: 'clerk  ONE',
    })
    ok(await reverse(world, code, 'Clerk Two'))
    expect(await balances(world)).toEqual({})
    expect(why(await reverse(world, code, 'Clerk Two'))).toEqual({
      code: 'no-bill',
      visitCode: code,
    })
    const other = await check(world, number, 'pharmacy', { ordinal: 1 })
    expect(other.coverage.left).toBe(30_000)
    await expectSound(world)
  })

  it('R43: after a reversal the code takes a corrected bill until the end of the next day', async () => {
    const { world, number } = await begin()
    const code = await codeFor(world, number)
    ok(await bill(world, code, 'consultation', 100_000))
    world.clock.move({ days: 10 })
    ok(await reverse(world, code, 'Clerk Two'))
    world.clock.move({ days: 1 })
    expect(ok(await bill(world, code, 'consultation', 10_000))).toMatchObject({
      turn: 1,
      on_date: '2026-03-02',
      mutual_amount: 8_000,
    })
    ok(await reverse(world, code, 'Clerk Two'))
    world.clock.move({ days: 2 })
    expect(why(await bill(world, code, 'consultation', 10_000))).toMatchObject({ state: 'lapsed' })
    await expectSound(world)
  })

  it('a bill of which the mutual pays nothing moves nothing, and closes the code', async () => {
    const { world, number } = await begin()
    ok(await refer(world, number))
    const code = await codeFor(world, number, 'specialist')
    expect(ok(await bill(world, code, 'specialist', 1_200))).toMatchObject({
      patient_amount: 1_200,
      mutual_amount: 0,
      journal_id: null,
    })
    ok(await reverse(world, code, 'Clerk Two'))
    await expectSound(world)
  })

  async function refer(world: World, number: Parameters<typeof codeFor>[1]) {
    const visitCode = await codeFor(world, number, 'consultation', { provider: 'poste' })
    const asked = { mutual: 'pikine', provider: 'poste', visitCode, service: 'specialist' }
    return referVisit(world.ports, asked, { by: 'Dr Sow', actor: 'test' })
  }

  it('S3: a service for those who were sent needs another provider’s referral, which ends', async () => {
    const { world, number } = await begin()
    expect((await check(world, number, 'specialist')).coverage.reason).toBe('S3')
    const own = { mutual: 'pikine', provider: 'centre', service: 'specialist' }
    const visitCode = await codeFor(world, number)
    ok(await referVisit(world.ports, { ...own, visitCode }, { by: 'Dr Ba', actor: 'test' }))
    expect((await check(world, number, 'specialist')).coverage.reason).toBe('S3')
    expect(ok(await refer(world, number)).valid_to).toBe('2026-04-01')
    expect((await check(world, number, 'specialist', { ordinal: 1 })).coverage.reason).toBe('S3')
    world.clock.set('2026-04-01T23:00:00Z')
    const { coverage, visitCode: code } = await check(world, number, 'specialist')
    expect(coverage.reason).toBe('OK')
    expect(ok(await bill(world, code as string, 'specialist', 10_000))).toMatchObject({
      patient_amount: 4_000,
      mutual_amount: 6_000,
    })
    world.clock.set('2026-04-02T08:00:00Z')
    expect((await check(world, number, 'specialist')).coverage.reason).toBe('S3')
  })

  describe('R45: an emergency of a suspended family', () => {
    const decide = (
      world: World,
      visitCode: string,
      kind: 'accepted' | 'refused',
      by = 'Clerk Two',
    ) => decideEmergency(world.ports, { mutual: 'pikine', visitCode }, kind, { by, actor: 'test' })

    async function billed() {
      const { world, number } = await begin(BINTA)
      expect((await check(world, number, 'consultation')).coverage.reason).toBe('C1')
      const { coverage, visitCode } = await check(world, number, 'emergency')
      expect(coverage).toMatchObject({ answer: 'yes', reason: 'OK', emergency: true })
      const code = visitCode as string
      expect(why(await bill(world, code, 'consultation', 1_000))).toEqual({
        code: 'not-covered',
        reason: 'C1',
      })
      expect(ok(await bill(world, code, 'emergency', 50_000))).toMatchObject({
        emergency: 1,
        mutual_amount: 45_000,
        journal_id: null,
      })
      return { world, number, code }
    }

    it('has its code marked, and its bill waits for the mutual', async () => {
      const { world, code } = await billed()
      expect(await balances(world)).toEqual({})
      const listed = ok(
        await readVisits(world.ports, 'pikine', date('2026-03-02'), date('2026-03-02')),
      )
      expect(listed.rows).toEqual([
        expect.objectContaining({
          visit: expect.objectContaining({ visit_code: code, emergency: 1 }) as unknown,
          state: 'undecided',
        }),
      ])
      expect(why(await reverse(world, code, 'Clerk Two'))).toMatchObject({ code: 'undecided-bill' })
      await expectSound(world)
    })

    it('is accepted by another person: then the provider is owed', async () => {
      const { world, code } = await billed()
      expect(why(await decide(world, code, 'accepted', 'Clerk One'))).toMatchObject({
        code: 'same-person',
      })
      ok(await decide(world, code, 'accepted'))
      expect(await balances(world)).toMatchObject({ '401/centre': -45_000 })
      expect(why(await decide(world, code, 'refused'))).toMatchObject({ code: 'decided-bill' })
      await expectSound(world)
      ok(await reverse(world, code, 'Clerk Two'))
      expect(await balances(world)).toEqual({})
      await expectSound(world)
    })

    it('is refused: nothing is owed', async () => {
      const { world, code } = await billed()
      ok(await decide(world, code, 'refused'))
      expect(await balances(world)).toEqual({})
      await expectSound(world)
    })

    it('is no emergency for a family whose rights are open', async () => {
      const { world, number } = await begin()
      const { coverage, visitCode } = await check(world, number, 'emergency')
      expect(coverage).toMatchObject({ answer: 'yes', emergency: false })
      expect(ok(await bill(world, visitCode as string, 'emergency', 100))).toMatchObject({
        emergency: 0,
      })
      expect(why(await decide(world, visitCode as string, 'accepted'))).toMatchObject({
        code: 'decided-bill',
      })
    })
  })

  describe('the faults of openIMIS', () => {
    it('1: a membership that is over is no yes, whatever it was asked about', async () => {
      const { world, number } = await begin()
      await world.store.write((tx) =>
        tx
          .updateTable('member')
          .set({ ended_on: date('2026-03-01'), end_state: 'resigned' })
          .where('number', '=', number)
          .execute(),
      )
      for (const service of ['consultation', 'dental', null]) {
        const { coverage, visitCode } = await check(world, number, service)
        expect(coverage).toMatchObject({ answer: 'no', reason: 'B1' })
        expect(visitCode).toBeNull()
      }
    })

    it('1: a service that is not in the plan is no yes', async () => {
      const { world, number } = await begin()
      expect((await check(world, number, 'dental')).coverage).toMatchObject({
        answer: 'no',
        reason: 'S1',
      })
    })

    it('2: what was spent is subtracted from the ceiling', async () => {
      const { world, number } = await begin()
      ok(await bill(world, await codeFor(world, number), 'pharmacy', 10_000))
      world.clock.move({ days: 1 })
      expect((await check(world, number, 'pharmacy')).coverage.left).toBe(22_000)
      ok(await bill(world, await codeFor(world, number), 'consultation', 10_000))
      world.clock.move({ days: 1 })
      expect((await check(world, number, 'pharmacy')).coverage.left).toBe(22_000)
    })

    it('3: each service has its own ceiling', async () => {
      const { world, number } = await begin()
      expect((await check(world, number, 'pharmacy')).coverage).toMatchObject({
        left: 30_000,
        visitsLeft: null,
      })
      expect((await check(world, number, 'antenatal')).coverage).toMatchObject({
        left: null,
        visitsLeft: 2,
      })
      expect((await check(world, number, 'consultation')).coverage).toMatchObject({
        left: null,
        visitsLeft: null,
      })
    })
  })
})

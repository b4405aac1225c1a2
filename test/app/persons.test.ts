import { expect, it } from 'vitest'
import { acting } from '../../src/app/desk.ts'
import { perform } from '../../src/app/acts/act.ts'
import { personErase, personExport } from '../../src/app/acts/persons.ts'
import { endMembership } from '../../src/app/membership/end-membership.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import { answerPrompt, apply, ask, askToPay, describeWorlds, dial, register, text, type World } from '../world.ts' // prettier-ignore
import { checks, receipts } from './rows.ts'
import { expectSound } from './sound.ts'

const AMINA = '+254711000001'
const BARAKA = '+254711000002'
const CLINIC = '+254722000001'
const NUMBER = '04123378' as MemberNumber
const NAMES = ['Zawadikanari', 'Kamaukanari']
const WORDS = 'kanari ya siri'

const AMINAS = {
  ...{ name: `${NAMES[0]} Otieno`, phone: AMINA, number: NUMBER, born: '1979-04-02', card: 'UTM-77' },
  ...{ paidThrough: '2026-02-28', family: [[`${NAMES[1]} Otieno`, 'child', '2015-06-07'] as const] },
} // prettier-ignore

describeWorlds('somebody who was a member', (begin) => {
  /** A life with a payment, a visit, a complaint and calls. */
  async function lived(): Promise<World> {
    const world = await begin()
    await register(world, [AMINAS, { name: 'Baraka Ali', phone: BARAKA, paidThrough: '2026-03-31' }]) // prettier-ignore
    await askToPay(world, AMINA)
    await answerPrompt(world, AMINA, 'approve')
    await ask(world, CLINIC, NUMBER)
    await text(world, AMINA, `COMPLAIN ${WORDS}`)
    await text(world, AMINA, WORDS)
    await dial(world, AMINA, '2')
    return world
  }

  async function ended(world: World): Promise<void> {
    const asked = { number: NUMBER, cause: 'moves away', by: 'Mercy', ending: 'resigned' as const }
    const over = await acting(world.ports, (desk) => endMembership(desk, { ...asked, on: null }))
    if (!over.ok) throw new Error(JSON.stringify(over.refusal))
    world.clock.move({ days: 1 })
    await world.worker.settle()
  }

  function erase(world: World, ordinal = 0, by = 'Mercy') {
    const input = { person: { number: NUMBER, ordinal }, cause: 'asked for it', by }
    return perform(personErase, { ports: world.ports, actor: 'test' }, input)
  }

  /** Every row of every table, but for what stands in `but`. */
  async function everything(world: World, but: readonly string[] = []): Promise<string> {
    return world.store.read(async (tx) => {
      const tables = (await tx.introspection.getTables()).map(({ name }) => name)
      const rows = await Promise.all(
        tables
          .filter((name) => !but.includes(name))
          .map((name) =>
            tx
              .selectFrom(name as never)
              .selectAll()
              .execute(),
          ),
      )
      return JSON.stringify(rows)
    })
  }

  it('gets everything that is kept, and nothing of anybody else', async () => {
    const world = await lived()
    const input = { number: NUMBER }
    const kept = await perform(personExport, { ports: world.ports, actor: 'test' }, input)
    if (!kept.ok) throw new Error('refused')
    const tables = Object.keys(kept.value)
    for (const table of ['member', 'beneficiary', 'charge', 'payment', 'receipt', 'coverage_check', 'inbox', 'outbox', 'dialog']) expect(tables).toContain(table) // prettier-ignore
    const whole = JSON.stringify(kept.value)
    for (const mark of [...NAMES, AMINA, WORDS, '1979-04-02']) expect(whole).toContain(mark)
    expect(whole).not.toMatch(/Baraka|711000002|transcript|lease/)
  })

  it('is not known any more once a manager says so, while the books are as they were', async () => {
    // Seen red: with what checks rest on left out, the name stood in a check.
    const world = await lived()
    await ended(world)
    const before = await everything(world)
    for (const mark of [...NAMES, AMINA, WORDS, 'UTM-77']) expect(before).toContain(mark)
    const books = async () =>
      world.store.read(async (tx) => [
        await tx.selectFrom('journal').selectAll().orderBy('seq').execute(),
        await tx.selectFrom('transfer').selectAll().execute(),
        await tx.selectFrom('balance').selectAll().execute(),
      ])
    const chain = await books()
    expect(await erase(world)).toEqual({ ok: true, value: { people: 2, phones: 1 } })
    // Where the phone stays as who paid, and what was told to others in their messages.
    const others = await world.store.read((tx) => tx.selectFrom('outbox').select('text').where('recipient', '=', AMINA as never).execute()) // prettier-ignore
    const after = (await everything(world, ['outbox', 'coverage_check'])) + JSON.stringify(others)
    const left = [...NAMES, WORDS, 'UTM-77', '1979-04-02', '2015-06-07'].filter((mark) => after.includes(mark)) // prettier-ignore
    expect(left.map((mark) => after.slice(after.indexOf(mark) - 200, after.indexOf(mark) + 20))).toEqual([]) // prettier-ignore
    expect(await books()).toEqual(chain)
    expect(await receipts(world)).toHaveLength(1)
    expect(JSON.stringify(await checks(world))).not.toMatch(/kanari/i)
    expect(await checks(world)).toHaveLength(1)
    await expectSound(world)
    expect(await dial(world, AMINA)).toContain('1. English')
    expect(await ask(world, CLINIC, NUMBER)).not.toMatch(/kanari/i)
    expect(await everything(world, ['outbox', 'inbox'])).toContain('Baraka Ali')
    expect(await erase(world)).toMatchObject({ ok: true })
    await expectSound(world)
  })

  it('stays while the membership does, or money is open, or nobody may', async () => {
    const world = await lived()
    expect(await erase(world)).toMatchObject({ refusal: { code: 'still-here' } })
    expect(await erase(world, 1)).toMatchObject({ refusal: { code: 'still-here', ordinal: 1 } })
    expect(await erase(world, 7)).toMatchObject({ refusal: { code: 'unknown-person' } })
    expect(await erase(world, 0, 'Nobody')).toMatchObject({ refusal: { code: 'not-staff' } })
    await world.store.write((tx) => tx.updateTable('beneficiary').set({ left_on: '2026-03-01' as never }).where('number', '=', NUMBER).where('ordinal', '=', 1).execute()) // prettier-ignore
    expect(await erase(world, 1)).toEqual({ ok: true, value: { people: 1, phones: 0 } })
    const rows = await everything(world)
    expect(rows).not.toContain(NAMES[1])
    expect(rows).toContain(NAMES[0])
    await expectSound(world)
  })

  it('who owes or is owed something has to settle it first', async () => {
    const world = await begin()
    await apply(world, { mutual: { code: 'umoja' } })
    await register(world, [{ ...AMINAS, paidThrough: '2026-01-31' }])
    await ended(world)
    expect(await erase(world)).toMatchObject({ refusal: { code: 'money-open', number: NUMBER } })
  })

  it('on a phone that is another’s too leaves what that phone said', async () => {
    const world = await lived()
    const row = { phone: AMINA as never, role: 'manager' as const, mutual_id: 'umoja', ref: 'x', name: 'Other', until: null } // prettier-ignore
    await world.store.write((tx) => tx.insertInto('phone_role').values(row).execute())
    await ended(world)
    expect(await erase(world)).toEqual({ ok: true, value: { people: 2, phones: 0 } })
    expect(await everything(world)).toContain(WORDS)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { PER_PAGE } from '../../../src/edge/office/parts.ts'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, makeWorld, notify, payBill, register, type World } from '../../world.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

describe('money in the office', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    await register(world, [
      { name: 'Baraka Mushi', phone: '+254711000002', number: '10000004', paidThrough: '2025-11-30' },
      { name: 'Amina Zawadi', phone: '+254711000003', number: '20000006', paidThrough: '2026-02-28', card: 'B-17' },
    ]) // prettier-ignore
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('is listed a page at a time, newest first, each receipt once', async () => {
    const pay = async (receipt: string) =>
      notify(world, payBill(world, { phone: '+254711000002', account: '10000004', amount: '10', receipt })) // prettier-ignore
    for (let n = 0; n < PER_PAGE; n += 1) await pay(`L${n}`)
    const whole = await mercy.get('/office/m/umoja/money')
    expect(new Set(whole.text.match(/UM26-\d+/g)).size).toBe(PER_PAGE)
    expect(whole.html).not.toContain('/money?after=')
    for (const receipt of ['M1', 'M2']) await pay(receipt)
    const first = await mercy.get('/office/m/umoja/money')
    const next = /href="(\/office\/m\/umoja\/money\?after=[^"]+)"/.exec(first.html)?.[1] ?? ''
    const second = await mercy.get(next)
    const numbers = [...`${first.text} ${second.text}`.matchAll(/UM26-\d+/g)].map(([one]) => one)
    expect(numbers).toHaveLength(27)
    expect(numbers).toEqual([...new Set(numbers)].sort().toReversed())
    expect(second.text).toContain('Back to the newest')
    expect(second.text).not.toContain('Where the money is')
  })

  it('give money in suspense to a member, after a look at whom', async () => {
    await notify(world, payBill(world, { phone: '+254711000003', account: 'shule', amount: '400', receipt: 'Z2' })) // prettier-ignore
    const list = await mercy.get('/office/m/umoja/money')
    expect(list.text).toContain('“shule”')
    expect(list.text).toMatch(/Wallet sandbox/)
    const { to } = await mercy.get('/office/m/umoja/find?q=Z2')
    const path = to ?? ''
    expect((await mercy.get(path)).text).toMatch(
      /Amina Zawadi 2000000-6 Look it came from this member/,
    )
    expect((await mercy.get(`${path}?number=2000000-7`)).text).toContain('A digit must be wrong')
    expect((await mercy.get(`${path}?number=30000005`)).text).toContain('no such member')
    expect((await mercy.get(`${path}?number=B-17`)).text).toContain('Give KSh 400 to Amina Zawadi')
    const given = await mercy.send(`${path}/match`)
    expect((await mercy.get(given.to ?? '')).text).toContain('was given to Amina Zawadi')
    expect((await mercy.get(path)).text).toMatch(/Amina Zawadi 2000000-6 KSh 400/)
    // Sent again, it is not done again; and what is a member's is nobody else's.
    const again = await mercy.post(`${path}/match`, { form: 'another-form-of-it', number: '10000004' }, { 'sec-fetch-site': 'same-origin' }) // prettier-ignore
    expect(again.status).toBe(409)
    const matches = await world.store.read((tx) => tx.selectFrom('receipt_match').selectAll().execute()) // prettier-ignore
    expect(matches).toMatchObject([{ number: '20000006', matched_by: 'Mercy' }])
  })

  it('let two give what is above the limit, and name those who paid from this phone before', async () => {
    await apply(world, { ...UMOJA, mutual: { ...UMOJA.mutual, matchApprovalAbove: '1000' } })
    await notify(world, payBill(world, { phone: '+254711000077', account: '2000000-6', amount: '100', receipt: 'Z3' })) // prettier-ignore
    await notify(world, payBill(world, { phone: '+254711000077', account: 'B 17', amount: '1500', receipt: 'Z4' })) // prettier-ignore
    const { to } = await mercy.get('/office/m/umoja/find?q=Z4')
    const path = to ?? ''
    expect((await mercy.get(path)).text).toContain('this card was typed')
    const seen = await mercy.get(`${path}?number=20000006`)
    expect(seen.text).toContain('another manager has to approve it')
    const waits = await mercy.send(`${path}/match`)
    expect((await mercy.get(waits.to ?? '')).text).toContain('waits for another manager')
    await notify(world, payBill(world, { phone: '+254711000077', account: 'nothing', amount: '50', receipt: 'Z5' })) // prettier-ignore
    const other = await mercy.get('/office/m/umoja/find?q=Z5')
    expect((await mercy.get(other.to ?? '')).text).toContain('has paid for this member before')
  })

  it('leads from a receipt to its journals, to the members on them, and back', async () => {
    await notify(world, payBill(world, { phone: '+254711000003', account: '20000006', amount: '30', receipt: 'B1' })) // prettier-ignore
    const list = await mercy.get('/office/m/umoja/money')
    const number =
      /receipts\/(UM26-\d+)/.exec(list.html.slice(list.html.indexOf('id="receipts"')))?.[1] ?? ''
    const receipt = await mercy.get(`/office/m/umoja/receipts/${number}`)
    const path = /href="(\/office\/m\/umoja\/books\/\d+)"/.exec(receipt.html)?.[1] ?? ''
    const journal = await mercy.get(path)
    expect(journal.text).toContain('Money received')
    expect(journal.text).toMatch(/552 Mobile money, sandbox/)
    expect(journal.text).toContain('KSh 30')
    expect(journal.html).toContain(`/receipts/${number}"`)
    expect(journal.html).toContain('/member/20000006"')
    const head = await world.store.read((tx) => tx.selectFrom('chain').selectAll().executeTakeFirstOrThrow()) // prettier-ignore
    const books = await mercy.get('/office/m/umoja/books')
    expect(books.text).toContain(`journal ${head.seq}, ${head.hash.slice(0, 16)}`)
    const older = await mercy.get(`/office/m/umoja/books?before=${head.seq}`)
    expect(older.html).not.toContain(`/books/${head.seq}"`)
    expect(older.html).toContain(`/books/${head.seq - 1}"`)
    for (const place of ['0', '-1', 'x', '1e3', '999999', '9'.repeat(30)]) {
      expect((await mercy.get(`/office/m/umoja/books/${place}`)).status, place).toBe(404)
    }
  })
})

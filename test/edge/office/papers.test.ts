import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { sqliteEngine } from '../../store/stores.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, makeWorld, type World } from '../../world.ts'
import { sizeOf } from '../../../src/core/text/gsm7.ts'
import { type Browser, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

describe('the size of a text', () => {
  it.each([
    ['', 0, 1, ''],
    ['a'.repeat(160), 160, 1, ''],
    ['a'.repeat(161), 161, 2, ''],
    ['{1}', 5, 1, ''],
    ['ë'.repeat(70), null, 1, 'ë'],
    ['ë'.repeat(71), null, 2, 'ë'],
    ['ë'.repeat(135), null, 3, 'ë'],
    ['Rafiki 🙂 ë', null, 1, '🙂ë'],
  ])('of %j is %s septets in %i parts', (text, count, parts, outside) => {
    expect(sizeOf(text)).toMatchObject({ septets: count, parts, outside: [...outside] })
  })
})

describe('papers of a mutual', () => {
  const engine = sqliteEngine()
  let world: World
  let office: OpenedOffice
  let mercy: Browser
  const page = (path: string) => mercy.get(`/office/m/umoja${path}`)

  beforeAll(async () => {
    world = makeWorld(await openStore(await engine.freshUrl()))
    await staffTown(world)
    office = await openOffice(world)
    mercy = await signInAs(world, office, MERCY)
  })
  afterAll(async () => {
    await office.close()
    await world.store.close()
  })

  it('are its statutes in words, since when, and before and after of each version', async () => {
    const [plan] = UMOJA.plans
    if (!plan) throw new Error('no plan')
    const [service] = plan.services
    const later = { ...plan, validFrom: '2026-09-01', contribution: '650', graceDays: 20, services: [{ ...service, patientPercent: 35 }] } // prettier-ignore
    await apply(world, { ...UMOJA, plans: [plan, later] })
    const { text, html } = await page('/statutes')
    expect(text).toContain('In force since 01/01/2020')
    expect(text).not.toContain('For a child')
    expect(text).toMatch(/Contribution KSh 500 for a family, each month/)
    expect(text).toMatch(/From 01\/09\/2026 begins later .*From 01\/01\/2020 in force/)
    const path = /href="(\/office\/m\/umoja\/statutes\/[^"]+2026-09-01)"/.exec(html)?.[1] ?? ''
    const version = await mercy.get(path)
    expect(version.text).toMatch(/Contribution contribution 500 650/)
    expect(version.text).toMatch(/Days of grace graceDays \d+ 20/)
    expect(version.text).toMatch(/patientPercent \d+ 35/)
    expect(version.text).not.toContain('dueDay')
    const first = await mercy.get(path.replace('2026-09-01', '2020-01-01'))
    expect(first.text).toContain('This is the first version')
    for (const none of ['2026-09-02', 'x', '%3Cb%3E']) {
      expect((await mercy.get(path.replace('2026-09-01', none))).status, none).toBe(404)
    }
  })

  it('are its messages by kind, what waits, the budget and the last digest', async () => {
    const bare = await page('/messages')
    expect(bare.text).toContain('There is no limit.')
    expect(bare.text).toContain('No digest has been sent.')
    await apply(world, { ...UMOJA, mutual: { ...UMOJA.mutual, smsBudget: { parts: 1 } } }) // prettier-ignore
    await world.store.write((tx) =>
      tx
        .updateTable('outbox')
        .set({ dedupe_key: `alert/umoja/digest/2026-03-02/${MERCY}`, text: 'A <b>digest</b>' })
        .where('outbox_id', '=', (eb) => eb.selectFrom('outbox').select('outbox_id').limit(1))
        .execute(),
    )
    const { text } = await page('/messages')
    expect(text).toMatch(/of 1 SMS used/)
    expect(text).toMatch(/To the staff \d+ 0 0 0/)
    expect(text).toContain('A &lt;b&gt;digest&lt;/b&gt;')
  })

  it('say who paid after reminders of a span of days, and take no other days', async () => {
    const { text } = await page('/messages/reminders?from=2026-01-01&to=2026-01-31')
    expect(text).toContain('Reminders that left from 01/01/2026 to 31/01/2026')
    expect(text).toContain('No reminder left in these days.')
    expect((await page('/messages/reminders?from=yesterday')).text).toContain('Write a day as')
  })

  it('are the words of every text in each language with their length, and a text to try', async () => {
    const { text, html } = await page('/messages/wording?q=screen.back')
    expect(text).toMatch(/screen\.back Back English: 4 septets/)
    const rest = /href="(\/office\/m\/umoja\/messages\/wording\?from=[^"]+)"/.exec((await page('/messages/wording')).html) // prettier-ignore
    expect((await mercy.get(rest?.[1] ?? '')).text).toContain('Back to the beginning')
    expect(html).not.toContain('wording?q=screen.back&amp;from')
    const plain = await page('/messages/wording?text=Habari')
    expect(plain.text).toContain('6 characters. GSM-7: 6 septets, 1 SMS.')
    const dear = await page(`/messages/wording?text=${encodeURIComponent('Noël <b>“à Thiès”')}`)
    expect(dear.text).toContain('Not in the alphabet of SMS: ë “ ”.')
    expect(dear.html).toContain('<strong>Noel &lt;b&gt;&quot;à Thiès&quot;</strong>')
  })
})

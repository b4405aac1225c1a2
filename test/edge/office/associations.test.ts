import { afterEach, expect, it } from 'vitest'
import { MERCY, staffTown } from '../../app/staff-town.ts'
import { UMOJA } from '../../statutes.ts'
import { apply, describeWorlds, register, type World } from '../../world.ts'
import { payForAssociation } from '../../app/by-itself.ts'
import { minor } from '../../../src/core/money.ts'
import { openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'
const SOKO = `${HOME}/associations/soko`

describeWorlds('associations in the office', (begin) => {
  const opened: OpenedOffice[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  /** Two associations: 12 in the one, of whom one is paid ahead, and nobody in the other. */
  async function town(): Promise<World> {
    const world = await staffTown(await begin())
    await apply(world, {
      ...UMOJA,
      managers: [{ name: 'Mercy', phone: MERCY, language: 'en' }],
      associations: [
        { code: 'soko', name: 'Soko Traders', phone: '+254744000001' },
        { code: 'boda', name: 'Boda Riders' },
      ],
    })
    const members = Array.from({ length: 12 }, (_, at) => ({
      name: `Trader ${'ABCDEFGHIJKL'[at]}`,
      association: 'soko',
      paidThrough: at === 0 ? '2026-06-30' : '2026-02-28',
    }))
    await register(world, members)
    return world
  }

  async function visit(world: World) {
    const office = await openOffice(world)
    opened.push(office)
    return signInAs(world, office, MERCY)
  }

  it('say who is in them and owes what, what they paid, and what each got of it', async () => {
    const world = await town()
    const seen = { kind: 'bank', reference: 'VIR-1', on: null } as const
    const paid = await payForAssociation(world.ports, {
      ...{ mutual: 'umoja', association: 'soko', by: 'Mercy', dryRun: false, received: null, seen },
      choice: { kind: 'amount', amount: minor(150000), numbers: null },
    })
    expect(paid).toMatchObject({ ok: true })
    const mercy = await visit(world)
    const list = await mercy.get(`${HOME}/associations`)
    expect(list.text).toMatch(/Boda Riders 0 no phone Soko Traders 12 0744000001/)
    const one = await mercy.get(SOKO)
    expect(one.text).toMatch(/Trader A .* paid/)
    expect(one.text.match(/KSh 500/g)).toHaveLength(8)
    expect(one.text).toMatch(/KSh 1,500 for 3 members/)
    const statement = await mercy.get(`${SOKO}/statement`)
    expect(statement.text).toContain('Paid in this month KSh 1,500')
    expect(statement.text.match(/Trader \w KSh 500/g)).toHaveLength(3)
    expect((await mercy.get(`${SOKO}/statement?month=2026-01`)).text).toContain('paid nothing')
    expect((await mercy.get(`${HOME}/associations/nobody`)).status).toBe(404)
  })

  it('have cards, ten on a sheet, each with a code that names its number and nobody', async () => {
    const world = await town()
    const mercy = await visit(world)
    const first = await mercy.get(`${HOME}/cards?association=soko`)
    expect(first.html.match(/class="id"/g)).toHaveLength(10)
    const next = /href="([^"]*cards\?[^"]*after=\d[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '' // prettier-ignore
    const second = await mercy.get(next)
    expect(second.html.match(/class="id"/g)).toHaveLength(2)
    expect(second.html).not.toContain('after=2')
    const all = await mercy.get(`${HOME}/cards?since=2026-03-02`)
    expect(all.html.match(/class="id"/g)).toHaveLength(10)
    expect((await mercy.get(`${HOME}/cards?since=2026-03-03`)).text).toContain('Nobody fits that')
    const one = await mercy.get(`${HOME}/member/04123378/card`)
    expect(one.text).toContain('Amina Otieno 041 233 78')
    const code = `ML1:04123378:UMOJA:${world.ports.secrets.seal('card/04123378/umoja').slice(0, 4)}`
    const scanned = await mercy.get(`${HOME}/find?q=${encodeURIComponent(code)}`)
    expect(scanned.to).toBe(`${HOME}/member/04123378`)
    const { length } = Buffer.from(first.html)
    expect(length).toBeLessThan(60_000)
  })
})

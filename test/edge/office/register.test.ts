import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../../src/store/engine/open.ts'
import { JUMA, MERCY, staffTown } from '../../app/staff-town.ts'
import { describeStores } from '../../store/stores.ts'
import { logged, makeWorld, type World } from '../../world.ts'
import { type Browser, type Got, openOffice, type OpenedOffice, signInAs } from './office-world.ts'

const HOME = '/office/m/umoja'
const AMINA = `${HOME}/member/04123378`

describeStores('the register in the office', (_, engine) => {
  let world: World
  let office: OpenedOffice
  let mercy: Browser

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

  /** Answers the questions of a page, looks at what was understood, and does it. */
  async function through(path: string, answers: Record<string, string>): Promise<[Got, Got]> {
    await mercy.get(path)
    const checked = await mercy.send(path, answers)
    expect(checked.status, checked.text).toBe(200)
    const done = await mercy.send(path, { step: 'do' })
    return [checked, done.to === null ? done : await mercy.get(done.to)]
  }

  it('gets a new member, after every answer was understood and looked at once more', async () => {
    const path = `${HOME}/members/new`
    expect((await mercy.get(`${HOME}/find?q=Nobody`)).html).toContain(`href="${path}"`)
    await mercy.get(path)
    const wrong = await mercy.send(path, { name: '7', birthDate: '31/02/1990', phone: '12', joinedOn: '' }) // prettier-ignore
    expect(wrong.status).toBe(422)
    for (const why of ['not the name of a person', 'or the year alone', 'not a phone number', 'Sex: Choose one', 'First day: This is needed']) expect(wrong.text).toContain(why) // prettier-ignore
    expect(wrong.html).toContain('value="31/02/1990"')
    expect(await members()).toBe(1)
    const answers = { name: 'Neema <b>Kweka</b>', sex: 'F', birthDate: '5/6/1991', phone: '0711000044', joinedOn: '02/03/2026' } // prettier-ignore
    const checked = await mercy.send(path, answers)
    expect(checked.text).toContain('Check before it is done')
    expect(checked.html).toContain('Neema &lt;b&gt;Kweka&lt;/b&gt;')
    expect(checked.text).toMatch(/Born 05\/06\/1991/)
    expect(await members()).toBe(1)
    const changed = await mercy.send(path, { step: 'change' })
    expect(changed.html).toMatch(/id="birthDate"\s+name="birthDate"\s+value="5\/6\/1991"/)
    await mercy.send(path, { ...answers, name: 'Neema Kweka' })
    const done = await mercy.send(path, { step: 'do' })
    expect(done.to).toMatch(/\/member\/\d{8}\?done=/)
    expect((await mercy.get(done.to ?? '')).text).toMatch(/Neema Kweka is registered: \d{7}-\d/)
    const [twice] = await through(path, { ...answers, name: 'neema kweka' })
    expect(twice.text).toMatch(/registered already.*another person: \d{7}-\d\/0/)
    expect(await members()).toBe(3)
    await mercy.get(path)
    const young = await mercy.send(path, { ...answers, name: 'Kijana Mdogo', birthDate: '2015' })
    expect(young.status).toBe(409)
    expect(young.text).toContain('The member would be too young on the first day')
    expect(young.html).toContain('value="Kijana Mdogo"')
  })

  it('gets somebody into a household, out of it, into another, and on their own', async () => {
    const child = { name: 'Juma Otieno', sex: 'M', relation: 'child', birthDate: '2018' }
    const [checked, added] = await through(`${AMINA}/people/new`, child)
    expect(checked.text).toMatch(/First day 02\/03\/2026/)
    expect(added.text).toContain('Juma Otieno belongs to the household from 02/03/2026 on')
    expect(added.html).toContain(`${AMINA}/people/1/remove`)
    await through(`${AMINA}/people/new`, { ...child, name: 'Asha Otieno', sex: 'F', birthDate: '12/1/2004', relation: 'other' }) // prettier-ignore
    const own = await through(`${AMINA}/people/2/member`, { joinedOn: '03/03/2026' })
    expect(own[1].text).toMatch(/Asha Otieno is registered: /)
    const path = `${AMINA}/people/1/move`
    await mercy.get(path)
    const nowhere = await mercy.send(path, { to: '30000005', relation: 'child', on: '3/3/2026', cause: 'lives there' }) // prettier-ignore
    expect(nowhere.text).toContain('There is no such member in this mutual')
    const shared = await mercy.send(path, { to: '0711000044', relation: 'other', on: '3/3/2026', cause: 'lives there' }) // prettier-ignore
    expect(shared.text, 'two members have this phone').toContain('That may be several people')
    const [to] = await through(path, { to: await neema(), relation: 'other', on: '3/3/2026', cause: 'lives there' }) // prettier-ignore
    expect(to.text).toMatch(/To the household of Neema Kweka/)
    const gone = await mercy.get(AMINA)
    expect(gone.text).toMatch(/Juma Otieno .*left 02\/03\/2026/)
  })

  /** Ends and the phone: what is told beside each, and what the acts refuse. */
  it('gets another phone, keeps the old one, ends a membership and takes the end back', async () => {
    const [, changing] = await through(`${AMINA}/phone`, { phone: '0711 000 055', cause: 'lost' })
    expect(changing.text).toMatch(/The phone 0711000055 was told, and the old one may say no/)
    await mercy.get(`${AMINA}/phone/keep`)
    const kept = await mercy.send(`${AMINA}/phone/keep`, { cause: 'she has it again' })
    expect((await mercy.get(kept.to ?? '')).text).toContain('The old phone stays')
    expect((await mercy.get(`${AMINA}/phone/keep`)).status).toBe(404)
    await mercy.get(`${AMINA}/reset-pin`)
    expect((await mercy.send(`${AMINA}/reset-pin`)).text).toContain('has no service PIN')
    await mercy.get(`${AMINA}/resign`)
    const far = await mercy.send(`${AMINA}/resign`, { on: '1/9/2027', cause: 'moves away' })
    expect([far.status, far.text]).toEqual([409, expect.stringContaining('more than three months away')]) // prettier-ignore
    const [looked, ended] = await through(`${AMINA}/resign`, {
      on: '01/04/2026',
      cause: 'moves away',
    })
    expect(looked.text).toContain('The cover of the whole household ends')
    // What was only tried is not in the log.
    expect(logged(world, 'info').filter((one) => one === 'membership-ended')).toHaveLength(1)
    expect(ended.text).toContain('The membership of Amina Otieno 0412337-8 ends on 01/04/2026')
    expect(ended.html).not.toContain(`${AMINA}/resign"`)
    await mercy.get(`${AMINA}/stay`)
    const stays = await mercy.send(`${AMINA}/stay`, { cause: 'stays in the end' })
    expect((await mercy.get(stays.to ?? '')).text).toContain('stays a member')
  })

  it('is shown in French to whoever chose it, and not changed by a collector', async () => {
    await mercy.get(`${AMINA}/notice?language=fr`)
    await mercy.get(`${AMINA}/notice`)
    const empty = await mercy.send(`${AMINA}/notice`, { hearing: ' ' })
    expect(empty.text).toContain('Cette réponse est nécessaire')
    const early = await mercy.send(`${AMINA}/notice`, { hearing: 'lundi à 10 h' })
    expect(early.text).toMatch(/périodes sont impayées|Les statuts ne disent pas/)
    await mercy.get(`${AMINA}?language=en`)
    const juma = await signInAs(world, office, JUMA, 'collector')
    expect((await juma.get(`${AMINA}/resign`)).status).toBe(403)
    expect((await juma.get(AMINA)).html).not.toContain('/resign"')
  })

  /** The number of the first Neema. */
  function neema(): Promise<string> {
    return world.store.read(async (tx) => {
      const found = await tx.selectFrom('beneficiary').select('number').where('name', '=', 'Neema Kweka').executeTakeFirstOrThrow() // prettier-ignore
      return found.number
    })
  }

  function members(): Promise<number> {
    return world.store.read(async (tx) => (await tx.selectFrom('member').select('number').execute()).length) // prettier-ignore
  }
})

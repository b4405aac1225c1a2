import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { applyToJoin, askToAdd } from '../../src/app/applications/applications.ts'
import { date } from '../../src/core/dates.ts'
import { addToHousehold, removeFromHousehold } from '../../src/app/membership/household-acts.ts'
import { changePhone } from '../../src/app/membership/change-phone.ts'
import { decideApplication } from '../../src/app/applications/decide-application.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { describeWorlds, register, type World } from '../world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { acting } from '../../src/app/desk.ts'

const AMINA = '+254711000001' as PhoneNumber

const ADDED = 'every person who was added to a household by hand is there from the day recorded'
const LEFT = 'every person whose leaving was recorded left the day before it holds'
const PHONE = 'a phone that is to come speaks from then on, and was decided by somebody'
const CARD = 'a card is one live person’s'
const ASKED = 'whoever was registered on an application is there, as it was asked'
const OWN = 'nobody decides about the own application'

describeWorlds('corruption of households', (begin) => {
  /** A stranger who joined on an application, and a child added on another. */
  async function withPeople(): Promise<World> {
    const world = await begin()
    const household = { name: 'Amina Otieno', phone: AMINA, paidThrough: '2026-02-28' }
    const [number] = (await register(world, [household])) as [MemberNumber]
    const { ports } = world
    const asked = { mutual: 'umoja', channel: 'ussd' } as const
    const zawadi = { name: 'Zawadi Njeri', sex: 'F', birthDate: '1990' } as const
    const stranger = { phone: '+254711000009' as PhoneNumber, person: zawadi }
    const family = { familySize: 4, place: null }
    await acting(ports, (desk) => applyToJoin(desk, { ...asked, ...stranger, ...family }))
    const baraka = { name: 'Baraka', sex: 'M', birthDate: '2020-05-01', relation: 'child' } as const
    await acting(ports, (desk) =>
      askToAdd(desk, { ...asked, phone: AMINA, number, person: baraka }),
    )
    for (const application of ['1', '2']) {
      const decision = { mutual: 'umoja', application, decision: 'approved', by: 'Mercy' } as const
      const more = { reason: null, plan: null, another: false }
      const decided = await acting(ports, (desk) =>
        decideApplication(desk, { ...decision, ...more }),
      )
      expect(decided).toMatchObject({ ok: true })
    }
    const who = { number, cause: 'married', by: 'Mercy', actor: 'test' }
    const sister = { name: 'Neema', sex: 'F', birthDate: '1999', relation: 'other' } as const
    const own = { card: 'B-7', phone: null, joinedOn: null }
    await acting(ports, (desk) => addToHousehold(desk, { ...who, person: { ...sister, ...own }, another: false }))
    await acting(ports, (desk) => removeFromHousehold(desk, { ...who, ordinal: 2, lastDay: date('2026-03-02') }))
    const phone = '+254711000002' as PhoneNumber
    await acting(ports, (desk) => changePhone(desk, { number, phone, cause: 'lost', by: 'Mercy' }))
    await expectSound(world)
    return world
  }

  it.each(['application', 'application_decision'] as const)(
    'is kept from rows of %s',
    async (table) => {
      const world = await withPeople()
      for (const change of [`update ${table} set mutual_id = mutual_id`, `delete from ${table}`]) {
        const changing = world.store.write((tx) => sql.raw(change).execute(tx))
        await expect(changing).rejects.toThrow(/is append-only/)
      }
    },
  )

  it.each([
    ['a person who was added and is not there', `delete from beneficiary where ordinal = 1`, ADDED],
    ['a person who is said to have been added earlier', `update beneficiary set joined_on = '2026-01-01' where ordinal = 1`, ADDED],
    ['a person who came back without a word', `update beneficiary set left_on = null where ordinal = 2`, LEFT],
    ['a person who is said to have left later', `update beneficiary set left_on = '2026-03-03' where ordinal = 2`, LEFT],
    ['a phone that takes over earlier', `update beneficiary set next_phone_from = 1 where next_phone is not null`, PHONE],
    ['a phone that takes over without a word', `delete from membership_change where kind = 'phone-changed'`, PHONE],
    ['a phone that is to come and does not speak', `delete from phone_role where from_at > 0`, PHONE],
    ['a card that two people have', `drop index beneficiary_live_card; update beneficiary set card = 'B-7' where ordinal < 2`, CARD],
    ['an approval of a member as a dependant', `update application_decision set ordinal = 1 where application_id = '1'`, ASKED],
    ['an approval for another household', `update application_decision set number = (select number from application_decision where application_id = '1'), ordinal = 0 where application_id = '2'`, ASKED],
    ['a manager who decided about the own asking', `update application_decision set decided_phone = '+254711000009' where application_id = '1'`, OWN],
  ])('is found: %s', async (_what, statement, check) => {
    const world = await withPeople()
    await corrupt(world, ...statement.split('; '))
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  })
}) // prettier-ignore

import { expect, it } from 'vitest'
import { acting, reading } from '../../src/app/desk.ts'
import { listActs } from '../../src/app/phones/acts-of-phone.ts'
import { closePhone } from '../../src/app/phones/close-phone.ts'
import { answerSignIn, findSignIn } from '../../src/app/signing/answer-sign-in.ts'
import { peekSignIn } from '../../src/app/signing/peek-sign-in.ts'
import { noteVisit } from '../../src/app/signing/signed-in.ts'
import { endListedSession, listSessions, signOut } from '../../src/app/signing/sessions.ts'
import { endStaff } from '../../src/app/staff/staff-acts.ts'
import { verify } from '../../src/app/verify/verify.ts'
import type { MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { describeWorlds, lastSms, logged, type World } from '../world.ts'
import { begun, claim, doing, fresh, inUmoja, MENU, PIN, setPin, signIn } from './signing-world.ts'
import { corrupt } from './corrupt.ts'
import { expectSound } from './sound.ts'
import { JUMA, MERCY, MOSES, staffTown } from './staff-town.ts'

const CLOSED = 'no sign-in outlives the closing of its phone'
const WHILE = 'every act of somebody who was signed in was done while the sign-in or the token held'
const ASKED = /^CON Type your service PIN\./

describeWorlds('a sign-in by a call', (begin) => {
  async function town(): Promise<World> {
    const world = await staffTown(await begin())
    await setPin(world, MERCY, MENU.manager)
    return world
  }

  function acts({ store }: World) {
    return store.read((tx) => tx.selectFrom('signed_act').selectAll().orderBy('done_at').execute())
  }

  function close(world: World, phone: PhoneNumber) {
    return inUmoja(world, (desk) =>
      closePhone(desk, { phone, way: 'command', by: 'Moses', from: null }),
    )
  }

  it('takes the digits, the service PIN and a yes, and is told by SMS', async () => {
    const world = await town()
    const { digits, handle } = await begun(world)
    expect(digits).toMatch(/^\d{6}$/)
    expect(await claim(world, handle)).toEqual({ ok: true, value: null })
    expect(await fresh(world, MERCY, '8', '4', '1')).toMatch(ASKED)
    const asked = await fresh(world, MERCY, '8', '4', '1', PIN, digits)
    expect(asked).toContain(`Sign in Mercy where ${digits.slice(0, 3)} ${digits.slice(3)} stands?`)
    expect(await claim(world, handle)).toEqual({ ok: true, value: null })
    expect(await fresh(world, MERCY, '8', '4', '1', PIN, digits, '1')).toMatch(
      /^END You are signed in/,
    )
    const claimed = await claim(world, handle)
    expect(claimed).toMatchObject({ ok: true, value: { name: 'Mercy', phone: MERCY } })
    await world.worker.settle()
    expect(lastSms(world, MERCY)).toBe(
      'Umoja Afya: signed in with this phone 02/03 11:00, until 03/03 11:00. Not you? Choose Sign in, End all. Dial *384*77#. Call +254700000001.',
    )
    await expectSound(world)
  })

  it('lets the one do what a manager may, and keeps who did from which phone by which door', async () => {
    const world = await town()
    const { token, session } = await signIn(world, MERCY, MENU.manager, 'office')
    expect(await doing(world, token, 'close')).toBe('Mercy')
    expect(await acts(world)).toMatchObject([
      {
        ...{ act: 'close', mutual_id: 'umoja', session_id: session, token_id: null },
        ...{ phone: MERCY, name: 'Mercy', door: 'office', denied: null },
      },
    ])
    const listed = await inUmoja(world, (desk) => listActs(desk, { phone: MERCY, days: 7 }))
    const told = listed.ok ? listed.value.acts : []
    expect(told.filter(({ what }) => what === 'signed')).toMatchObject([
      { about: `close, office, by sign-in ${session}` },
    ])
  })

  it('lets a collector do what collectors may, and keeps the try of more', async () => {
    const world = await town()
    await setPin(world, JUMA, MENU.collector)
    const { token } = await signIn(world, JUMA, MENU.collector)
    expect(await doing(world, token, 'cash record')).toBe('Juma Ali')
    expect(await doing(world, token, 'close')).toBe('role-may-not')
    expect((await acts(world)).map(({ act, denied }) => [act, denied])).toEqual([
      ['cash record', null],
      ['close', 'role-may-not'],
    ])
  })

  it('is of use in the mutuals for which its phone works alone', async () => {
    const world = await town()
    const { token } = await signIn(world, MERCY, MENU.manager)
    expect(await doing(world, token, 'close', 'jappo')).toBe('role-may-not')
    expect(await doing(world, token, 'events done', null)).toBe('Mercy')
  })

  it('keeps neither the token nor the secret of whoever waits', async () => {
    const world = await town()
    const { digits, handle } = await begun(world)
    await fresh(world, MERCY, '8', '4', '1', PIN, digits, '1')
    const claimed = await claim(world, handle)
    const token = claimed.ok && claimed.value ? claimed.value.token : ''
    expect(token.length).toBeGreaterThan(40)
    const kept = await world.store.read(async (tx) => [
      ...(await tx.selectFrom('sign_in').selectAll().execute()),
      ...(await tx.selectFrom('staff_session').selectAll().execute()),
    ])
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify(kept)).not.toContain(handle)
    expect(JSON.stringify(world.log.lines)).not.toContain(digits)
    // A secret that waited is none to come in with: what opens is new once somebody has said yes.
    expect(await doing(world, handle, 'close')).toBe('signed-out')
  })

  it('is of use once, also where two ask at the same moment', async () => {
    const world = await town()
    const { digits, handle } = await begun(world)
    await fresh(world, MERCY, '8', '4', '1', PIN, digits, '1')
    const came = await Promise.all([claim(world, handle), claim(world, handle)])
    expect(came.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await claim(world, handle)).toMatchObject({ refusal: { code: 'sign-in-over' } })
  })

  it.each([
    [179, true],
    [180, false],
  ])('waits for %d seconds: %s', async (seconds, waits) => {
    const world = await town()
    const { digits, handle } = await begun(world)
    world.clock.move({ seconds })
    expect((await claim(world, handle)).ok).toBe(waits)
    const screen = await fresh(world, MERCY, '8', '4', '1', PIN, digits)
    expect(screen.includes('Sign in Mercy')).toBe(waits)
    if (!waits) expect(screen).toContain('These digits do not wait.')
  })

  it('is refused by a no, and then the same digits do not wait', async () => {
    const world = await town()
    const { digits, handle } = await begun(world)
    expect(await fresh(world, MERCY, '8', '4', '1', PIN, digits, '2')).toMatch(/^END Stopped/)
    expect(await claim(world, handle)).toMatchObject({ refusal: { code: 'sign-in-over' } })
    expect(await fresh(world, MERCY, '8', '4', '1', PIN, digits)).toContain('do not wait')
  })

  it('is answered by one phone: a second yes finds nothing', async () => {
    const world = await town()
    await setPin(world, MOSES, MENU.manager)
    const { digits, handle } = await begun(world)
    await fresh(world, MERCY, '8', '4', '1', PIN, digits, '1')
    expect(await fresh(world, MOSES, '8', '4', '1', PIN, digits)).toContain('do not wait')
    expect(await claim(world, handle)).toMatchObject({ value: { name: 'Mercy' } })
  })

  it('asks whoever has no service PIN to choose one first', async () => {
    const world = await town()
    const { digits, handle } = await begun(world)
    expect(await fresh(world, MOSES, '8', '4')).toContain('1. First set a service PIN')
    expect(await fresh(world, MOSES, '8', '4', '1')).toContain('Choose 4 to 6 digits')
    const answer = { digits, answer: 'yes' } as const
    expect(await acting(world.ports, (desk) => answerSignIn(desk, MOSES, answer))).toBe('gone')
    expect(await claim(world, handle)).toEqual({ ok: true, value: null })
  })

  it('finds nothing for an hour after five wrong digits, not even the right ones', async () => {
    const world = await town()
    const { digits } = await begun(world)
    const wrong = digits === '000000' ? '000001' : '000000'
    const typed = (...more: string[]) => fresh(world, MERCY, '8', '4', '1', PIN, ...more)
    for (let tries = 0; tries < 5; tries += 1) expect(await typed(wrong)).toContain('do not wait')
    expect(await typed(digits)).toMatch(/^END Too many wrong digits/)
    expect(logged(world, 'warn')).toContain('sign-in-tries')
    world.clock.move({ minutes: 60 })
    const later = await begun(world)
    expect(await typed(later.digits)).toContain('Sign in Mercy')
  })

  it('counts each of many tries at once', async () => {
    const world = await town()
    await begun(world)
    const typed = () => acting(world.ports, (desk) => findSignIn(desk, MERCY, '00 00 00'))
    const came = await Promise.all(Array.from({ length: 8 }, typed))
    expect(came.filter((one) => one === 'too-many')).toHaveLength(3)
    const [count] = await world.store.read((tx) =>
      tx.selectFrom('sign_in_count').selectAll().execute(),
    )
    expect(count).toMatchObject({ phone: MERCY, tries: 8, sends: 0 })
  })

  it('shows digits that no other one shows that waits, and fifty wait at most: the oldest gives way', async () => {
    const world = await town()
    const all: Awaited<ReturnType<typeof begun>>[] = []
    for (let one = 0; one < 51; one += 1) {
      world.clock.move({ seconds: 1 })
      all.push(await begun(world, 'office', `${one}`))
    }
    expect(new Set(all.map(({ digits }) => digits)).size).toBe(51)
    const waits = ({ handle }: (typeof all)[number]) =>
      reading(world.ports, (desk) => peekSignIn(desk, handle))
    expect((await waits(all[0]!)).kind).toBe('over')
    for (const one of all.slice(1)) expect((await waits(one)).kind).toBe('waits')
  })

  it('draws again where the digits are another one’s', async () => {
    const drawn = ['111111', '111111', '222222']
    const world = await town()
    const ids = { ...world.ports.ids, digits: () => drawn.shift() ?? '' }
    const here = { ...world, ports: { ...world.ports, ids } }
    expect((await begun(here)).digits).toBe('111111')
    expect((await begun(here)).digits).toBe('222222')
  })

  it('is remembered for a day, and for twelve hours unused', async () => {
    const world = await town()
    const { token } = await signIn(world, MERCY, MENU.manager)
    world.clock.move({ hours: 11, minutes: 59 })
    expect(await doing(world, token, 'close')).toBe('Mercy')
    world.clock.move({ hours: 11, minutes: 59 })
    expect(await doing(world, token, 'close')).toBe('Mercy')
    world.clock.move({ minutes: 2 })
    expect(await doing(world, token, 'close')).toBe('signed-out')
    const second = await signIn(world, MERCY, MENU.manager)
    world.clock.move({ hours: 12 })
    expect(await doing(world, second.token, 'close')).toBe('signed-out')
  })

  it('ends by signing out, by its number, and all of a phone from the phone', async () => {
    const world = await town()
    const [one, two, three, four] = [
      await signIn(world, MERCY, MENU.manager),
      await signIn(world, MERCY, MENU.manager),
      await signIn(world, MERCY, MENU.manager, 'office'),
      await signIn(world, MERCY, MENU.manager),
    ]
    expect(await acting(world.ports, (desk) => signOut(desk, one.token))).toBe('Mercy')
    expect(await doing(world, one.token, 'close')).toBe('signed-out')
    const end = (by: string) =>
      inUmoja(world, (desk) => endListedSession(desk, { session: two.session, by }))
    expect(await end('Juma Ali')).toMatchObject({ refusal: { code: 'not-in-role' } })
    expect(await doing(world, two.token, 'close')).toBe('Mercy')
    expect(await end('Moses')).toMatchObject({ ok: true })
    expect(await doing(world, two.token, 'close')).toBe('signed-out')
    expect(await end('Moses')).toMatchObject({ refusal: { code: 'unknown-session' } })
    expect(await fresh(world, MERCY, '8', '4')).toContain('2. End all sign-ins: 2')
    expect(await fresh(world, MERCY, '8', '4', '2')).toMatch(/^END Ended: 2\./)
    expect(await doing(world, three.token, 'close')).toBe('signed-out')
    expect(await doing(world, four.token, 'close')).toBe('signed-out')
    const listed = await inUmoja(world, listSessions)
    expect(listed.map(({ name, holds, ended_by: by }) => [name, holds, by])).toEqual(
      expect.arrayContaining([
        ['Mercy', false, 'Moses'],
        ['Mercy', false, 'Mercy'],
      ]),
    )
    expect(listed).toHaveLength(4)
  })

  it('ends at once when its phone is closed as lost, and so does one that waits for it', async () => {
    // Seen red: with nothing ended as the phone was closed, both were of use still.
    const world = await town()
    const { token } = await signIn(world, MERCY, MENU.manager)
    const { digits, handle } = await begun(world)
    await fresh(world, MERCY, '8', '4', '1', PIN, digits, '1')
    await close(world, MERCY)
    expect(await doing(world, token, 'cash record')).toBe('signed-out')
    expect(await claim(world, handle)).toMatchObject({ refusal: { code: 'sign-in-over' } })
    expect(await inUmoja(world, listSessions)).toMatchObject([{ holds: false, ended_by: 'Moses' }])
    await expectSound(world)
  })

  it('is of no use to a phone that works here no more', async () => {
    const world = await town()
    const { token } = await signIn(world, MERCY, MENU.manager)
    const asked = { mutual: 'umoja', role: 'manager', phone: MERCY, lastDay: null } as const
    const ended = await acting(world.ports, (desk) =>
      endStaff(desk, { ...asked, cause: 'left', by: 'Moses' }),
    )
    expect(ended.ok).toBe(true)
    expect(await doing(world, token, 'close')).toBe('signed-out')
  })

  it.each([
    ['a sign-in that was opened again', `update staff_session set ended_at = null, ended_by = null`, CLOSED],
    ['an act before its sign-in', `update staff_session set begun_at = begun_at + 1`, WHILE],
    ['an act of another phone', `update signed_act set phone = '${JUMA}'`, WHILE],
    ['a look of another phone', `update office_look set phone = '${JUMA}'`, WHILE],
    ['a look after its sign-in', `update office_look set looked_at = looked_at + 1000000000`, WHILE],
  ])('that was changed in the database is found: %s', async (_, statement, check) => {
    const world = await town()
    const { token } = await signIn(world, MERCY, MENU.manager, 'office')
    await doing(world, token, 'close')
    const looked = { mutual: 'umoja', page: 'member', numbers: ['04123378' as MemberNumber] }
    expect(await acting(world.ports, (desk) => noteVisit(desk, token, looked))).toBe(true)
    await close(world, MERCY)
    expect(await acting(world.ports, (desk) => noteVisit(desk, token, looked))).toBe(false)
    await expectSound(world)
    await corrupt(world, statement)
    const { findings } = await verify(world.ports)
    expect(findings.map((finding) => finding.check)).toContain(check)
  }) // prettier-ignore
})

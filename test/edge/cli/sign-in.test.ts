import { describe, expect, it } from 'vitest'
import { createIds } from '../../../src/edge/ids.ts'
import { openStore } from '../../../src/store/engine/open.ts'
import { codeTo, fresh, PIN } from '../../app/signing-world.ts'
import { makeWorld, testClock, type World } from '../../world.ts'
import { CANARY_KEY } from '../service.ts'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const SETTINGS = {
  ...{ NODE_ENV: 'production', AT_USERNAME: 'jappo', AT_API_KEY: 'atsk_signing' },
  ...{ CALLBACK_KEY: CANARY_KEY, PORT: '0' },
}
const [KHADY, MOUSSA] = ['+221775556677', '+221775556688']
const STAFF = {
  mutual: { code: 'jappo' },
  managers: [
    { name: 'Khady Sarr', phone: KHADY, language: 'en' },
    { name: 'Moussa Fall', phone: MOUSSA, language: 'en' },
  ],
}

type Terminal = ReturnType<typeof makeTerminal>

/** A phone that calls the line, which a service would answer that runs on this database. */
async function onDatabase<T>({ database }: Terminal, work: (world: World) => Promise<T>) {
  const store = await openStore(`sqlite:${database}`, { onFatal: () => undefined })
  try {
    const clock = testClock(new Date().toISOString())
    return await work(makeWorld(store, { clock, ids: createIds() }))
  } finally {
    await store.close()
  }
}

/** A real service is founded, which asks for nobody. */
async function founded(): Promise<Terminal> {
  const terminal = makeTerminal(SETTINGS)
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', JSON.stringify(STAFF)))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  return terminal
}

async function signIn(terminal: Terminal, phone: string): Promise<string> {
  const { digits } = JSON.parse(await terminal.done('sign-in', '--no-wait', '--json')) as { digits: string } // prettier-ignore
  await onDatabase(terminal, async (world) => {
    const menu = await fresh(world, phone, '8', '4')
    if (menu.includes('First set a service PIN')) await fresh(world, phone, '8', '1', '1', PIN, PIN)
    expect(await fresh(world, phone, '8', '4', '1', PIN, digits, '1')).toMatch(
      /^END You are signed/,
    )
  })
  return terminal.done('sign-in', '--check')
}

const record = (slip: string, ...more: string[]) => [
  ...['cash', 'record', NUMBER, '--amount', '500', '--slip', slip],
  ...more,
]

describe('on a real service', () => {
  it('money takes somebody who is signed in, and whoever that is is written down', async () => {
    const terminal = await founded()
    const typed = await terminal.run(record('1', '--by', 'Khady Sarr'))
    expect(typed).toMatchObject({ code: 1, out: '' })
    expect(typed.err).toEqual([
      'cash record is done by somebody who is signed in: type mutual-line sign-in, then this again without --by; a program sets COMMAND_TOKEN',
    ])
    const waiting = await terminal.run(['sign-in'])
    expect(waiting.err).toEqual([
      'the service does not run, so nobody hears your call: start it, then sign in',
    ])
    await terminal.done('sign-in', '--no-wait')
    expect((await terminal.run(['sign-in', '--check'])).err[0]).toContain('nobody has said yes yet')
    expect(await signIn(terminal, KHADY)).toMatch(/^Khady Sarr is signed in with \+221775556677/)

    await terminal.done(...record('1'))
    await terminal.done(...record('2', '--by', 'KHADY sarr'))
    await terminal.done(...record('3', '--by', '77 555 66 77'))
    const deposit = ['cash', 'deposit', '--mutual', 'jappo', '--amount', '1500', '--ref', 'B1']
    expect((await terminal.run([...deposit, '--by', 'Moussa Fall'])).err).toEqual([
      'Khady Sarr is signed in here, not Moussa Fall: leave out --by, or let Moussa Fall sign in',
    ])
    // A manager types what a colleague took: it is in that hand, and who typed it is kept.
    await terminal.done(...record('4', '--by', 'Moussa Fall'))
    const hands = JSON.parse(await terminal.done('cash', 'in-hand', '--mutual', 'jappo', '--json')) as object // prettier-ignore
    expect(JSON.stringify(hands)).toMatch(/Khady.*"amount":1500.*Moussa.*"amount":500/)
    const acts = await onDatabase(terminal, ({ store }) =>
      store.read((tx) => tx.selectFrom('signed_act').selectAll().execute()),
    )
    expect(acts).toHaveLength(5)
    expect(acts.every(({ phone }) => phone === KHADY)).toBe(true)
    expect(acts[0]).toMatchObject({ act: 'cash record', phone: KHADY, door: 'command' })
    expect(await terminal.done('sign-out')).toBe('Khady Sarr is signed out\n')
    expect((await terminal.run(record('5'))).err[0]).toContain('type mutual-line sign-in')
    await terminal.done('verify')
  })

  it('a decision takes two people, each signed in with a phone of their own', async () => {
    // Seen red: with commands let in as typed, the same person approved under another name.
    const terminal = await founded()
    await signIn(terminal, KHADY)
    const json = JSON.parse(await terminal.done(...record('1', '--json'))) as { receipt: string }
    const wrong = ['correct', 'reverse', json.receipt, '--mutual', 'jappo', '--reason', 'no cash']
    await terminal.done(...wrong)
    const approve = ['decide', 'approve', '1', '--mutual', 'jappo']
    expect((await terminal.run([...approve, '--by', 'Moussa Fall'])).code).toBe(1)
    expect((await terminal.run(approve)).err[0]).toContain('Khady Sarr')
    expect(await signIn(terminal, MOUSSA)).toContain('Moussa Fall')
    await terminal.done(...approve)
    const [proposals, decisions, sessions] = await onDatabase(terminal, ({ store }) =>
      store.read(async (tx) => [
        await tx.selectFrom('proposal').selectAll().execute(),
        await tx.selectFrom('proposal_decision').selectAll().orderBy('decided_at').execute(),
        await tx.selectFrom('staff_session').selectAll().orderBy('begun_at').execute(),
      ]),
    )
    expect(proposals).toMatchObject([{ proposed_by: 'Khady Sarr', proposed_phone: KHADY }])
    expect(decisions).toMatchObject([
      { kind: 'denied', decided_phone: KHADY, reason: 'same-person' },
      { kind: 'approved', decided_by: 'Moussa Fall', decided_phone: MOUSSA },
    ])
    // Signing in anew at a terminal ends whoever was signed in there.
    expect(sessions).toMatchObject([
      { phone: KHADY, ended_by: 'Khady Sarr' },
      { phone: MOUSSA, ended_by: null },
    ])
  })

  it('a code by SMS takes the service PIN too where the phone has one', async () => {
    const terminal = await founded()
    await terminal.done('sign-in', '--sms', KHADY)
    const code = await onDatabase(terminal, async (world) => {
      await fresh(world, KHADY, '8', '1', '1', PIN, PIN)
      await world.worker.settle()
      return codeTo(world, KHADY)
    })
    const giving = ['sign-in', '--code', code]
    expect((await terminal.run(giving)).err[0]).toContain('name a file that holds it with --pin')
    const wrong = await terminal.run([...giving, '--pin', terminal.file('wrong', '1470\n')])
    expect(wrong.err).toEqual(['that is not the service PIN of this phone; tries left: 2'])
    const right = terminal.file('right', `${PIN}\n`)
    expect(await terminal.done(...giving, '--pin', right)).toContain('Khady Sarr is signed in')
  })

  it('a program has a token, for what it lists and for nothing that a person answers for', async () => {
    const terminal = await founded()
    await signIn(terminal, KHADY)
    const create = ['token', 'create', 'nightly', '--mutual', 'jappo']
    expect((await terminal.run([...create, '--acts', 'decide approve'])).err).toEqual([
      '--acts decide approve: is done by a person, or needs no token: decide approve',
    ])
    expect((await terminal.run([...create, '--acts', 'cash recrod'])).err[0]).toContain('is called')
    const made = JSON.parse(await terminal.done(...create, '--acts', 'cash record', '--json')) as { token: string } // prettier-ignore
    const database = `sqlite:${terminal.database}`
    const program = makeTerminal({ ...SETTINGS, DATABASE_URL: database, COMMAND_TOKEN: made.token })
    await program.done(...record('1'))
    expect((await program.run(['decide', 'approve', '1', '--mutual', 'jappo'])).err).toEqual([
      'decide approve is done by a person, never by a token: type mutual-line sign-in',
    ])
    await terminal.done('token', 'end', 'nightly', '--mutual', 'jappo')
    expect((await program.run(record('2'))).err[0]).toContain('the token nightly is over')
    expect(await terminal.done('token', 'list', '--mutual', 'jappo')).toContain(
      'ended by Khady Sarr',
    )
  })

  it('statutes are free while a mutual is founded, and a manager’s once it is open', async () => {
    const terminal = await founded()
    const again = ['apply', terminal.file('staff.json', JSON.stringify(STAFF))]
    await terminal.done(...again)
    await terminal.done('open', 'jappo', '--on', '2026-01-01')
    expect((await terminal.run(again)).err).toEqual([
      'apply is done by a person who is signed in: type mutual-line sign-in, then this again without --by',
    ])
    await terminal.done(...again, '--dry-run')
    await signIn(terminal, KHADY)
    await terminal.done(...again)
  })

  it('a phone that is closed as lost is signed in nowhere from then on', async () => {
    const terminal = await founded()
    await signIn(terminal, KHADY)
    const other = makeTerminal({ ...SETTINGS, DATABASE_URL: `sqlite:${terminal.database}` })
    await signIn({ ...other, database: terminal.database }, MOUSSA)
    await other.done('staff', 'close', KHADY, '--mutual', 'jappo')
    expect((await terminal.run(record('1'))).err).toEqual([
      'nobody is signed in here any more: type mutual-line sign-in, then this again',
    ])
    const listed = JSON.parse(await other.done('sessions', 'list', '--mutual', 'jappo', '--json')) as object[] // prettier-ignore
    expect(listed).toMatchObject([
      { name: 'Moussa Fall', door: 'command', way: 'call', holds: true },
      { name: 'Khady Sarr', holds: false, endedBy: 'Moussa Fall' },
    ])
  })
})

it('in a sandbox --by is typed as before, and asked for where nobody is signed in', async () => {
  const terminal = makeTerminal()
  const staff = { ...STAFF, mutual: { ...STAFF.mutual, wallets: [] } }
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('staff.json', JSON.stringify(staff)))
  await terminal.done('import', terminal.file('members.csv', MEMBERS), '--mutual', 'jappo')
  expect(await terminal.run(record('1'))).toMatchObject({
    code: 2,
    err: ["error: required option '--by <name>' not specified"],
  })
  await terminal.done(...record('1', '--by', 'Khady Sarr'))
})

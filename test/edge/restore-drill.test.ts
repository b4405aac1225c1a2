import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../src/store/engine/migrate.ts'
import { openStore } from '../../src/store/engine/open.ts'
import { writeSetting } from '../../src/store/mutuals/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { expectSound } from '../app/sound.ts'
import { UMOJA } from '../statutes.ts'
import { answerPrompt, apply, askToPay, makeWorld, notify, payBill, register, type World } from '../world.ts' // prettier-ignore
import { makeTerminal } from './cli/terminal.ts'

const PHONES = Array.from({ length: 6 }, (_, at) => `+2547110001${10 + at}`)
const STRANGER = '+254799000001'

/** The operator's own statement: everything that reached the account, whoever heard of it. */
type Line = readonly [receipt: string, amount: string, phone: string, account: string]

it('whoever restores the last copy and reads the statement since has the same balances again', async () => {
  // Seen red: without the statement the payments since the copy were missing.
  const { run, done, file, folder, database } = makeTerminal()
  const url = `sqlite:${database}`
  const store = await openStore(url)
  const world = makeWorld(store)
  await migrate(store, world.clock.now())
  await store.write((tx) => writeSetting(tx, 'made-by', 'sandbox'))
  await apply(world, UMOJA)
  const people = PHONES.map((phone, at) => ({ name: `Amina ${at}`, phone, feePaid: at > 2 }))
  const numbers = await register(world, people)
  const lines: Line[] = []
  await liveOn(world, numbers, lines)

  const copy = join(folder, 'copy.db')
  await done('backup', copy)
  await liveOn(world, numbers, lines)
  await liveOn(world, numbers, lines)
  await expectSound(world)
  const lost = await balances(store)
  await store.close()
  ruin(database)

  expect((await run(['verify'])).code).not.toBe(0)
  expect(await done('restore', copy)).toMatch(
    /restored, \d+ journals\nwhat was there before is kept/,
  )
  const rows = lines.map(([receipt, amount, phone, account]) =>
    [receipt, '2026-03-02 11:00', amount, phone, account, ''].join(),
  )
  const statement = file('s.csv', ['receipt,paid_at,amount,phone,account,kind', ...rows].join('\n'))
  const ask = ['reconcile', statement, '--wallet', 'sandbox']
  expect((await run(ask)).err).toEqual([
    expect.stringMatching(/: \d+ differences between statement, receipts and ledger$/),
  ])
  const recorded = await done(...ask, '--record', '--by', 'Awa')
  expect(recorded).toContain(`${lines.length} movements, 0 new, ${(lines.length / 3) * 2} recorded`)
  expect(await done('verify')).not.toContain('WRONG')
  const restored = await openStore(url, { readOnly: true })
  expect(await balances(restored)).toEqual(lost)
  await restored.close()
})

/** Members pay by prompt and by themselves, one pays twice, and somebody pays for nobody. */
async function liveOn(world: World, numbers: readonly string[], lines: Line[]): Promise<void> {
  for (const [at, phone] of PHONES.entries()) {
    const account = numbers[at] as string
    if (at % 2 === 0) {
      await askToPay(world, phone)
      const notice = await answerPrompt(world, phone, 'approve')
      if (notice?.event === 'paid')
        lines.push([`${notice.receipt}`, `${notice.amount}`, phone, account])
    } else {
      await pay(world, lines, { phone, account, amount: `${100 * at}.00` })
    }
  }
  await pay(world, lines, { phone: STRANGER, account: 'rent', amount: '70.00' })
}

async function pay(
  world: World,
  lines: Line[],
  paid: { phone: string; account: string; amount: string },
): Promise<void> {
  const notice = payBill(world, paid)
  await notify(world, notice)
  lines.push([(notice as { receipt: string }).receipt, paid.amount, paid.phone, paid.account])
}

/** Every account of the ledger that holds something. */
function balances(store: Store) {
  return store.read((tx) =>
    tx
      .selectFrom('balance')
      .select(['mutual_id', 'account_id', 'debits', 'credits'])
      .orderBy('mutual_id')
      .orderBy('account_id')
      .execute(),
  )
}

/** As a disk leaves it that is at its end. */
function ruin(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(40_000, 0xa5), 0, 40_000, 0)
  closeSync(file)
}

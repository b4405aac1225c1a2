import { cashDeposit, cashPropose, cashRecord } from '../../../src/app/acts/cash.ts'
import type { Happened } from '../events.ts'
import { cashDay, rightLines } from '../model/may-be.ts'
import { balance } from '../model/model.ts'
import { approve, command, MUTUAL, numberOf, type Town, typed, typedDone } from '../town.ts'

export async function payInCash(town: Town, event: Happened<'cash'>): Promise<void> {
  await command(town, cashRecord, {
    ...{ number: numberOf(town, event.household), amount: String(event.amount), by: event.by },
    ...{ slip: `S-${town.next()}`, right: 'yes' },
  })
}

/** Cash of an earlier day: on the word of one, by two people, or refused as the model says. */
export async function payLate(town: Town, event: Happened<'late-cash'>): Promise<void> {
  const { household, amount, by, paidOn: on } = event
  const cash = { number: numberOf(town, household), amount: String(amount), by, on }
  const taken = { ...cash, slip: `S-${town.next()}` }
  const who = cashDay(town.model, event)
  if (who === 'one') return void (await command(town, cashRecord, { ...taken, right: 'yes' }))
  await expectRefusal(command(town, cashRecord, { ...taken, right: 'yes' }))
  const proposing = command(town, cashPropose, { ...taken, reason: 'carnet du village' })
  if (who === 'nobody') return expectRefusal(proposing)
  await approve(town, (await proposing).proposal.proposal_id)
}

async function expectRefusal(done: Promise<unknown>): Promise<void> {
  const why = await done.then(
    () => null,
    (error: unknown) => String(error),
  )
  if (why === null) throw new Error('cash of a day on which it may not count was taken')
}

/** A sheet with a line that cannot be is refused whole, and sent again without it. */
export async function typeSheet(town: Town, event: Happened<'sheet'>): Promise<void> {
  const { lines, by } = event
  const right = rightLines(town.model, event)
  const rows = lines.map((line) => {
    const text = [numberOf(town, line.household), line.amount, `S-${town.next()}`, line.paidOn]
    return { isRight: right.includes(line), text: text.join() }
  })
  const argv = ['cash', 'import', 'sheet.csv', '--mutual', MUTUAL, '--by', by, '--right']
  const sheet = (some: typeof rows) => ({
    'sheet.csv': ['number,amount,slip,on', ...some.map(({ text }) => text), ''].join('\n'),
  })
  if (right.length < lines.length) {
    const { code, err } = await typed(town, argv, sheet(rows))
    const told = err.filter((line) => line.startsWith('sheet.csv:')).length
    if (code !== 1 || told !== lines.length - right.length)
      throw new Error(`${lines.length - right.length} lines are wrong, told: ${err.join('\n')}`)
  }
  await typedDone(town, argv, sheet(rows.filter(({ isRight }) => isRight)))
}

export async function deposit(town: Town, { by }: Happened<'deposit'>): Promise<void> {
  const amount = balance(town.model, `571 ${by}`)
  await command(town, cashDeposit, {
    ...{ mutual: MUTUAL, amount: String(amount), by, reference: `D-${town.next()}` },
  })
}

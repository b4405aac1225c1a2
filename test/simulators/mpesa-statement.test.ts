import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { STATEMENT_COLUMNS } from '../../src/simulators/mpesa/statement.ts'
import { mpesaWorld, PHONE } from './mpesa-world.ts'

type World = Awaited<ReturnType<typeof mpesaWorld>>

async function statement(world: World, query = ''): Promise<string> {
  return (await world.raw('GET', `/simulator/statement${query}`)).body
}

/** Its lines by column, newest first. */
function linesOf(text: string): Record<string, string>[] {
  const table = text.slice(text.indexOf('Receipt No.'))
  return parse(table, { columns: true, skip_empty_lines: true })
}

async function busy() {
  const world = await mpesaWorld()
  const pay = (account: string, amount: string) =>
    world.control('POST', 'pay-bill', { phone: PHONE, account, amount }) as Promise<{
      receipt: string
    }>
  await world.control('POST', 'phones', { phone: PHONE, name: 'AMINA' })
  const { receipt } = await pay('MH0042719', '18000')
  await pay('A, "B"', '100')
  await pay('C', '50000')
  await world.pass(60_000)
  await world.control('POST', 'reverse', { receipt })
  await world.pass(24 * 3_600_000)
  await world.control('POST', 'settle', { amount: '50' })
  return { world, receipt }
}

describe('the statement (9.1)', () => {
  it('has lines before its header, and thirteen columns', async () => {
    const { world } = await busy()
    const [name, code, blank, header] = (await statement(world)).split('\r\n')
    expect([name, code, blank]).toEqual(['Organization Name,MUTUAL X', 'Short Code,600100', ''])
    expect(header).toBe(STATEMENT_COLUMNS.join(','))
    expect(STATEMENT_COLUMNS).toHaveLength(13)
  })

  it('has payments, charges, reversals, failures and transfers to the bank, newest first', async () => {
    const { world, receipt } = await busy()
    const lines = linesOf(await statement(world))
    const told = lines.map((line) => [
      line['Details'],
      line['Transaction Status'],
      line['Paid In'],
      line['Withdrawn'],
      line['Balance'],
      line['Linked Transaction ID'] === receipt ? 'linked' : line['Linked Transaction ID'],
      line['A/C No.'],
    ])
    expect(told).toEqual([
      ['Organization Settlement', 'Completed', '', '-50.00', '16.00', '', ''],
      ['Reversal', 'Completed', '', '-18,000.00', '66.00', 'linked', ''],
      ['Pay Bill Online', 'Failed', '50,000.00', '', '18,066.00', '', 'C'],
      ['Pay Bill Online', 'Completed', '100.00', '', '18,066.00', '', 'A, "B"'],
      ['Pay Bill Charge', 'Completed', '', '-34.00', '17,966.00', 'linked', ''],
      ['Pay Bill Online', 'Completed', '18,000.00', '', '18,000.00', '', 'MH0042719'],
    ])
    expect(lines.at(-1)).toMatchObject({
      'Receipt No.': receipt,
      'Completion Time': '02-03-2026 11:00:00',
      'Other Party Info': '2547****0222 - AMINA',
      'Balance Confirmed': 'true',
      'Reason Type': 'Pay Bill Online',
    })
  })

  it.each([
    ['statementDates', '2026-03-14 10:16:02', 'Completion Time', '2026-03-02 11:00:00'],
    ['statementDates', '14/03/2026 10:16:02', 'Completion Time', '02/03/2026 11:00:00'],
    ['statementDates', '14-03-2026 10:16', 'Completion Time', '02-03-2026 11:00'],
    ['statementAccount', 'in-details', 'Details', 'Pay Bill Online Acc. MH0042719'],
    ['statementAccount', 'in-details', 'A/C No.', ''],
  ])('with %s %s has in %s: %s', async (quirk, choice, column, value) => {
    const { world } = await busy()
    await world.control('POST', 'quirks', { [quirk]: choice })
    expect(linesOf(await statement(world)).at(-1)?.[column]).toBe(value)
  })

  it('may begin with a byte order mark, and write withdrawals without a sign', async () => {
    const { world } = await busy()
    await world.control('POST', 'quirks', { statementMark: 'bom', statementWithdrawn: 'positive' })
    const text = await statement(world)
    expect(text.startsWith('\uFEFFOrganization Name')).toBe(true)
    expect(linesOf(text)[0]?.['Withdrawn']).toBe('50.00')
  })

  it('has the days of Nairobi that are asked for', async () => {
    const { world } = await busy()
    expect(linesOf(await statement(world, '?from=2026-03-03'))).toHaveLength(1)
    expect(linesOf(await statement(world, '?to=2026-03-02'))).toHaveLength(5)
    expect(linesOf(await statement(world, '?from=2026-03-04'))).toHaveLength(0)
  })

  it('may write a charge under the receipt of its payment', async () => {
    const world = await mpesaWorld()
    await world.control('POST', 'quirks', { chargeReceipt: 'shared' })
    await world.control('POST', 'pay-bill', { phone: PHONE, account: 'A', amount: '250' })
    const receipts = linesOf(await statement(world)).map((line) => line['Receipt No.'])
    expect(new Set(receipts).size).toBe(1)
    expect(receipts).toHaveLength(2)
  })
})

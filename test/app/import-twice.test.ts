import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Imported } from '../../src/app/membership/import-members.ts'
import type { Ports } from '../../src/app/ports.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { numbersAfter } from '../../src/store/mutuals/directory.ts'
import type { Store } from '../../src/store/store.ts'
import { describeStores } from '../store/stores.ts'
import { makeFilePorts } from './files-world.ts'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

const OPTIONS = { actor: 'test', fileName: 'members.csv', update: false, dryRun: false }

function member(household: string, name: string, born: string, phone: string): string {
  return `${household},,${name},F,${born},member,${phone},fr,family,,2025-01-10,yes,,`
}

const AWA = member('h1', 'Awa Diop', '1988-04-02', '771234568')
const MOUSSA = 'h1,,Moussa Diop,M,2015,child,,,,,,,,'
const BINTA = member('h2', 'Binta Ba', '1990', '')
const COUMBA = member('h3', 'Coumba Sy', '1991', '')
const FILE = [AWA, MOUSSA, BINTA, COUMBA]

async function makeJappo(store: Store): Promise<Ports> {
  const ports = makeFilePorts(store)
  const json: unknown = JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8'))
  expect(await applyFile(ports, json, { actor: 'test', sandbox: true })).toMatchObject({ ok: true })
  return ports
}

type Options = Partial<typeof OPTIONS> & { readonly others?: boolean }

function importLines(ports: Ports, lines: readonly string[], options: Options = {}) {
  const csv = Buffer.from([HEADER, ...lines].join('\n'))
  return importFile(ports, 'jappo', csv, { ...OPTIONS, ...options })
}

function faultsOf(imported: Imported): string[] {
  return imported.ok ? [] : imported.faults.map(({ line, why }) => `${line} ${why}`)
}

const IMPORTED = '0 was imported on 2026-03-02 already, as members.csv; if these are other people, say --others' // prettier-ignore
const SAME = 'the same name, sex, year of birth and phone'
const ADVICE = 'take them out, or give them their numbers and say --update; if they are others, say --others' // prettier-ignore

describeStores('importing a register twice', (open) => {
  it.each([
    ['the same file', (lines: readonly string[]) => lines, {}],
    ['the same file as a change', (lines: readonly string[]) => lines, { update: true }],
    ['the same file in a dry run', (lines: readonly string[]) => lines, { dryRun: true }],
    ['the same people in another order', (lines: readonly string[]) => [...lines].reverse(), {}],
    [
      'the same people as a spreadsheet saves them',
      (lines: readonly string[]) =>
        lines.map((line) =>
          line.replace(/^h/, 'x').replace('1988-04-02', '02-avr-1988').replace(',F,', ',femme,'),
        ),
      {},
    ],
  ])('is refused: %s', async (_, change, options) => {
    const ports = await makeJappo(await open())
    expect(await importLines(ports, FILE)).toMatchObject({ ok: true, members: 3 })
    const again = await importLines(ports, change(FILE), { ...options, fileName: 'again.csv' })
    expect(faultsOf(again)).toEqual([IMPORTED])
    expect(await importLines(ports, FILE, { others: true })).toMatchObject({ ok: true, members: 3 })
  })

  it('goes on where what was imported was refused, tried only, or of another mutual', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, FILE, { dryRun: true })
    await importLines(ports, [...FILE, member('h4', '', '1990', '')])
    expect(await importLines(ports, FILE)).toMatchObject({ ok: true })
  })

  it('names every household with the phone of one that is there, and of another line', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    const number = await ports.store.read((tx) =>
      tx.selectFrom('member').select('number').executeTakeFirstOrThrow(),
    )
    const shown = `${number.number.slice(0, -1)}-${number.number.slice(-1)}`
    const dior = member('h7', 'Dior Fall', '1980', '771234570')
    const lines = [
      member('h5', 'AWA  DIÓP', '1988', '+221 77 123 45 68'),
      dior,
      dior.replace('h7', 'h8'),
      BINTA,
      COUMBA,
    ]
    expect(faultsOf(await importLines(ports, lines))).toEqual([
      `0 2 of 5 households are there already: ${ADVICE}`,
      `2 looks like ${shown}: ${SAME}`,
      `4 looks like line 3: ${SAME}`,
    ])
  })

  it.each([
    ['another name', member('h5', 'Awa Diopp', '1988-04-02', '771234568')],
    ['another year', member('h5', 'Awa Diop', '1989-04-02', '771234568')],
    ['another phone', member('h5', 'Awa Diop', '1988-04-02', '771234569')],
    ['no phone', member('h5', 'Awa Diop', '1988-04-02', '')],
    ['another sex', AWA.replace(',F,', ',M,')],
  ])('takes somebody with %s for somebody else', async (_, line) => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    expect(await importLines(ports, [line])).toMatchObject({ ok: true, members: 1 })
  })

  it('counts households without a phone once they are more than half of the file', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [BINTA, COUMBA])
    const dior = member('h7', 'Dior Fall', '1980', '771234570')
    const fama = member('h8', 'Fama Fall', '1980', '771234571')
    const half = [BINTA, COUMBA, dior, fama]
    expect(await importLines(ports, half, { dryRun: true })).toMatchObject({ ok: true, members: 4 })
    expect(faultsOf(await importLines(ports, [BINTA, COUMBA, dior]))).toEqual([
      `0 2 of 3 households are there already: ${ADVICE}`,
      expect.stringMatching(/^2 looks like /),
      expect.stringMatching(/^3 looks like /),
    ])
  })

  it('does not hold a membership that is over against who comes with the same name', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    await ports.store.write((tx) =>
      tx
        .updateTable('member')
        .set({ ended_on: '2026-01-01' as never, end_state: 'resigned' })
        .execute(),
    )
    expect(await importLines(ports, [AWA, BINTA])).toMatchObject({ ok: true, members: 2 })
  })

  it('names look-alikes before anybody of the file is there', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    let there = -1
    const heard: number[] = []
    const doubt = ({ count }: { readonly count: number }) => {
      heard.push(count)
      void ports.store
        .read((tx) => numbersAfter(tx, 'jappo', null, 10))
        .then((rows) => (there = rows.length))
    }
    const csv = Buffer.from(`${HEADER}\n${member('h5', 'Awa Diop', '1988-04-02', '')}`)
    expect(await importFile(ports, 'jappo', csv, { ...OPTIONS, doubt })).toMatchObject({ ok: true })
    expect({ heard, there }).toEqual({ heard: [1], there: 1 })
  })
})

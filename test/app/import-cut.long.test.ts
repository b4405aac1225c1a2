import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settleCutImports } from '../../src/app/membership/discard-imports.ts'
import type { Imported } from '../../src/app/membership/import-members.ts'
import type { Ports } from '../../src/app/ports.ts'
import { memberNumberFrom } from '../../src/core/member-number.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { numbersAfter } from '../../src/store/mutuals/directory.ts'
import type { Store } from '../../src/store/store.ts'
import { describeStores } from '../store/stores.ts'
import { makeFilePorts } from './files-world.ts'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'
const OPTIONS = { actor: 'test', fileName: 'members.csv', update: false, dryRun: false }

/** Three writes of households; some have a child, some give their number, and one row stands apart. */
const HOUSEHOLDS = 510
const PEOPLE = HOUSEHOLDS + 51 + 1
const LINES = [
  ...Array.from({ length: HOUSEHOLDS }, (_, at) => [
    `h${at},${at % 3 === 0 ? memberNumberFrom(String(2_000_000 + at)) : ''},Awa ${letters(at)},F,1988-04-02,member,${at % 4 === 0 ? '' : 770000000 + at},fr,family,${at % 5 === 0 ? 'femmes-marche' : ''},2025-01-10,yes,,A-${at + 1}`,
    ...(at % 10 === 0 ? [`h${at},,Moussa ${letters(at)},M,2015,child,,,,,,,,`] : []),
  ]).flat(),
  'h4,,Binta Diop,F,2019,child,,,,,,,,',
]

const LATER = '2026-03-02T08:02:00Z'

async function makeJappo(store: Store): Promise<Ports> {
  const ports = makeFilePorts(store)
  const json: unknown = JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8'))
  expect(await applyFile(ports, json, { actor: 'test', sandbox: true })).toMatchObject({ ok: true })
  return ports
}

function importLines(ports: Ports, lines: readonly string[], options: object = {}) {
  const csv = Buffer.from([HEADER, ...lines].join('\n'))
  return importFile(ports, 'jappo', csv, { ...OPTIONS, ...options })
}

/** The same process again after a while: what it counts goes on. */
function later({ store, ids }: Ports, at = LATER): Ports {
  return { ...makeFilePorts(store, at), ids }
}

/** The same ports, whose store fails from its `from`th write on, as after a kill, or through `to` only. */
function cutAt(ports: Ports, from: number, to = Infinity) {
  let writes = 0
  const store = new Proxy(ports.store, {
    get: (target, name, self) => {
      if (name !== 'write') return Reflect.get(target, name, self) as unknown
      return (...args: Parameters<Store['write']>) => {
        writes += 1
        if (writes >= from && writes <= to) throw new Error('killed')
        return target.write(...args)
      }
    },
  })
  return { ports: { ...ports, store }, writes: () => writes }
}

const TABLES = ['member_number', 'member', 'association_member', 'beneficiary', 'phone_role', 'phone_language', 'person_word'] as const // prettier-ignore

/** Every row of the register, with names in the place of numbers that were drawn, and no moments. */
async function registerOf({ store }: Ports): Promise<string[]> {
  return store.read(async (tx) => {
    const heads = await tx.selectFrom('beneficiary').select(['number', 'name']).where('ordinal', '=', 0).execute() // prettier-ignore
    const names = new Map<string, string>(heads.map(({ number, name }) => [number, name]))
    const rows: string[] = []
    for (const table of TABLES) {
      for (const row of await tx.selectFrom(table).selectAll().execute()) {
        const kept = Object.entries(row).map(([field, value]) => {
          if (/_at$|^import_id$/.test(field) && value !== null) return [field, 'set']
          const isDrawn = typeof value === 'string' && names.has(value) && !value.startsWith('2000')
          return [field, isDrawn ? names.get(value) : value]
        })
        rows.push(`${table} ${JSON.stringify(Object.fromEntries(kept))}`)
      }
    }
    return rows.sort()
  })
}

async function stagedOf({ store }: Ports): Promise<number> {
  const rows = await store.read((tx) => tx.selectFrom('member').select('number').execute())
  return rows.length
}

function cutOf(imported: Imported) {
  return imported.ok ? imported.cut : imported.faults
}

describeStores('an import that was cut', (open) => {
  it('goes on with the same file, wherever it was cut, and registers the same to the row', async () => {
    const whole = await makeJappo(await open())
    const count = cutAt(whole, Infinity)
    expect(await importLines(count.ports, LINES)).toMatchObject({ ok: true, members: HOUSEHOLDS })
    const register = await registerOf(whole)
    const stayed: number[] = []
    for (let at = 1; at <= count.writes(); at += 1) {
      const ports = await makeJappo(await open())
      await expect(importLines(cutAt(ports, at).ports, LINES)).rejects.toThrow('killed')
      const seen = await ports.store.read((tx) => numbersAfter(tx, 'jappo', null, 10))
      expect(seen).toEqual([])
      const imported = await importLines(later(ports), LINES)
      expect(imported).toMatchObject({ ok: true, members: HOUSEHOLDS, people: PEOPLE })
      const lines = imported.ok ? imported.numbers.map(({ line, name }) => `${line} ${name}`) : []
      expect(new Set(lines).size).toBe(HOUSEHOLDS)
      expect(lines).toContain(`2 Awa ${letters(0)}`)
      expect(await registerOf(ports)).toEqual(register)
      stayed.push(imported.ok ? imported.cut.stayed : -1)
    }
    expect(stayed).toEqual([0, 0, 250, 500, HOUSEHOLDS])
  })

  it('begins anew from where another file says something else, and says so', async () => {
    const whole = await makeJappo(await open())
    const other = LINES.map((line) => line.replace(`Awa ${letters(300)}`, 'Awa Sarr'))
    await importLines(whole, other)
    const ports = await makeJappo(await open())
    await expect(importLines(cutAt(ports, 5).ports, LINES)).rejects.toThrow('killed')
    expect(await stagedOf(ports)).toBe(HOUSEHOLDS)
    const imported = await importLines(later(ports), other)
    expect(cutOf(imported)).toEqual({ stayed: 250, hasDropped: true })
    expect(await registerOf(ports)).toEqual(await registerOf(whole))
  })

  it('leaves nothing of the longer file that was cut, nor of one that is refused after all', async () => {
    const ports = await makeJappo(await open())
    await expect(importLines(cutAt(ports, 5).ports, LINES)).rejects.toThrow('killed')
    const faulty = [...LINES, 'x,,Nobody,F,1990,spouse,,,,,,,,']
    expect(cutOf(await importLines(later(ports), faulty))).toMatchObject([{ line: PEOPLE + 2 }])
    expect(await registerOf(ports)).toEqual(expect.not.arrayContaining([expect.stringMatching(/^member /)])) // prettier-ignore
    expect(await registerOf(ports)).toEqual(expect.not.arrayContaining([expect.stringMatching(/^person_word /)])) // prettier-ignore
    await expect(importLines(cutAt(ports, 5).ports, LINES)).rejects.toThrow('killed')
    // What takes it out is cut as well.
    const soon = later(ports, '2026-03-02T08:05:00Z')
    await expect(importLines(cutAt(soon, 5).ports, LINES.slice(0, 3))).rejects.toThrow('killed')
    expect(await stagedOf(ports)).toBe(HOUSEHOLDS - 60)
    const short = await importLines(later(ports, '2026-03-02T08:10:00Z'), LINES.slice(0, 3))
    expect(short).toMatchObject({ ok: true, members: 2, cut: { stayed: 0, hasDropped: true } })
    expect(await stagedOf(ports)).toBe(2)
  })

  it('takes out the rest of a longer file of which this one is the beginning', async () => {
    const longer = LINES.slice(0, -1)
    // A write of 250 households, of which each tenth has a child.
    const beginning = longer.slice(0, 275)
    const whole = await makeJappo(await open())
    await importLines(whole, beginning)
    const ports = await makeJappo(await open())
    await expect(importLines(cutAt(ports, 5).ports, longer)).rejects.toThrow('killed')
    expect(await stagedOf(ports)).toBeGreaterThan(250)
    const imported = await importLines(later(ports), beginning)
    expect(cutOf(imported)).toEqual({ stayed: 250, hasDropped: true })
    expect(await registerOf(ports)).toEqual(await registerOf(whole))
  })

  it('is somebody else’s for a minute, unless this process is the only one that writes', async () => {
    const ports = await makeJappo(await open())
    await expect(importLines(cutAt(ports, 3).ports, LINES)).rejects.toThrow('killed')
    const soon = later(ports, '2026-03-02T08:00:59Z')
    const busy = [{ why: 'another import for this mutual is at work' }]
    expect(cutOf(await importLines(soon, LINES))).toMatchObject(busy)
    await settleCutImports(soon)
    const imported = await importLines(soon, LINES)
    if (ports.store.engine === 'sqlite') expect(imported).toMatchObject({ ok: true })
    else expect(cutOf(imported)).toMatchObject(busy)
  })

  it('waits for its file after a fault of the disk, and goes on at once', async () => {
    const ports = await makeJappo(await open())
    await expect(importLines(cutAt(ports, 3, 3).ports, LINES)).rejects.toThrow('killed')
    expect(cutOf(await importLines(ports, LINES))).toMatchObject({ stayed: 250 })
  })
})

function letters(at: number): string {
  return [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settleCutImports } from '../../src/app/membership/discard-imports.ts'
import { reading } from '../../src/app/desk.ts'
import { importMembers, type Imported } from '../../src/app/membership/import-members.ts'
import type { Ports } from '../../src/app/ports.ts'
import { date, instant, plus } from '../../src/core/dates.ts'
import { checkMemberNumber, type MemberNumber } from '../../src/core/member-number.ts'
import type { PhoneNumber } from '../../src/core/phone-number.ts'
import { applyFile } from '../../src/edge/files/apply-file.ts'
import { importFile } from '../../src/edge/files/import-file.ts'
import { openMembers } from '../../src/edge/files/members-file.ts'
import { listPhoneRoles, loadCaller, setPhoneLanguage } from '../../src/store/calls/callers.ts'
import { peopleOfCard } from '../../src/store/membership/cards.ts'
import { numbersAfter } from '../../src/store/mutuals/directory.ts'
import { loadHousehold, mutualOfNumber } from '../../src/store/membership/households.ts'
import { beginImport } from '../../src/store/membership/member-imports.ts'
import { claimNumbers } from '../../src/store/membership/member-numbers.ts'
import { insertHouseholds } from '../../src/store/membership/members.ts'
import { changesOfMember } from '../../src/store/membership/membership-changes.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import { describeStores } from '../store/stores.ts'
import { makeFilePorts } from './files-world.ts'

const HEADER =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'
const AWA =
  'h1,04123378,Awa Diop,F,1988-04-02,member,771234568,fr,family,,2025-01-10,yes,2026-02-28,A-17'
const MOUSSA = 'h1,,Moussa Diop,M,2015,child,,,,,,,,A-18'
const ISSA = 'h2,,Issa Ba,M,1970,member,771234568,en,family,femmes-marche,2025-06-03,no,,'
const NUMBER = '04123378' as MemberNumber

const TABLES = [
  'member_number',
  'member',
  'beneficiary',
  'phone_role',
  'phone_language',
  'person_word',
  'member_import',
  'member_import_part',
] as const

const OPTIONS = {
  ...{ actor: 'test', fileName: 'members.csv' },
  ...{ update: false, dryRun: false, others: false },
}

function csv(...lines: string[]): Buffer {
  return Buffer.from([HEADER, ...lines].join('\n'))
}

function importLines(ports: Ports, lines: string[], options: Partial<typeof OPTIONS> = {}) {
  return importFile(ports, 'jappo', csv(...lines), { ...OPTIONS, ...options })
}

function faultsOf(imported: Imported): string[] {
  return imported.ok ? [] : imported.faults.map(({ line, field, why }) => `${line} ${field} ${why}`)
}

async function makeJappo(store: Store): Promise<Ports> {
  const ports = makeFilePorts(store)
  const json: unknown = JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8'))
  expect(await applyFile(ports, json, { actor: 'test', sandbox: true })).toMatchObject({ ok: true })
  return ports
}

/** The rows of every table that an import writes to. */
async function everything(ports: Ports): Promise<unknown[][]> {
  return ports.store.read((tx) =>
    Promise.all(TABLES.map((table) => tx.selectFrom(table).selectAll().execute())),
  )
}

function household(ports: Ports, number: MemberNumber) {
  return ports.store.read((tx) => loadHousehold(tx, 'jappo', number))
}

function caller(ports: Ports, phone: string) {
  return reading(ports, ({ tx, now }) => loadCaller(tx, phone as PhoneNumber, now))
}

describeStores('importing members', (open) => {
  it('holds no more of a file than a write of it: what is read is staged before more is read', async () => {
    const ports = await makeJappo(await open())
    const lines = Array.from({ length: 1500 }, (_, at) => {
      return `h${at},,Awa Diop,F,1988,member,${770000000 + at},fr,family,,2025-01-10,no,,`
    })
    const languages = ['fr', 'en'] as const
    const given = { country: 'SN', languages, today: date('2026-03-02') }
    const file = await openMembers(csv(...lines), given)
    const held: number[] = []
    let read = 0
    const watched = {
      ...file,
      read: (take: Parameters<typeof file.read>[0]) =>
        file.read(async (piece) => {
          const there = await ports.store.read((tx) =>
            tx.selectFrom('member').select('number').execute(),
          )
          read += piece.households.length
          held.push(read - there.length)
          await take(piece)
        }),
    }
    expect(await importMembers(ports, 'jappo', watched, OPTIONS)).toMatchObject({ people: 1500 })
    expect(held.length).toBeGreaterThan(3)
    expect(Math.max(...held)).toBeLessThan(600)
  })

  it('registers the example file and gives numbers to those who have none', async () => {
    const ports = await makeJappo(await open())
    const imported = await importFile(ports, 'jappo', readFileSync('examples/members.csv'), OPTIONS)
    expect(imported).toMatchObject({ ok: true, members: 2, people: 5, updated: 0 })
    const numbers = imported.ok ? imported.numbers : []
    expect(numbers.map(({ line }) => line)).toEqual([2, 5])
    for (const { number } of numbers) expect(checkMemberNumber(number)).toBe(number)
    const awa = await household(ports, numbers[0]?.number as MemberNumber)
    expect(awa?.people.map(({ name, ordinal }) => `${ordinal} ${name}`)).toEqual([
      '0 Awa Diop',
      '1 Moussa Diop',
      '2 Fatou Diop',
    ])
    expect(awa?.facts).toMatchObject({
      joinedOn: '2025-01-10',
      feePaidBefore: true,
      paidThroughBefore: '2026-02-28',
    })
  })

  it('lets several members share a phone, whose language is that of the first', async () => {
    const ports = await makeJappo(await open())
    expect(await importLines(ports, [AWA, MOUSSA, ISSA])).toMatchObject({ ok: true, people: 3 })
    const { language, roles } = await caller(ports, '+221771234568')
    expect(language).toBe('fr')
    expect(roles.map(({ role, name }) => `${role} ${name}`).sort()).toEqual([
      'member Awa Diop',
      'member Issa Ba',
    ])
  })

  it('writes nothing in a dry run, and says the same faults', async () => {
    const ports = await makeJappo(await open())
    const before = await everything(ports)
    const dry = { dryRun: true }
    expect(await importLines(ports, [AWA, MOUSSA], dry)).toMatchObject({ members: 1, numbers: [] })
    expect(faultsOf(await importLines(ports, [AWA, AWA], dry))).toEqual(
      faultsOf(await importLines(ports, [AWA, AWA])),
    )
    expect(await everything(ports)).toEqual(before)
  })

  it('does all or nothing: every fault of every line, and not one row', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [ISSA.replace('h2,', 'h2,41073511')])
    const before = await everything(ports)
    const lines = [
      AWA.replace('family', 'gold').replace('1988', '2010'),
      MOUSSA.replace('2015', 'x'),
      ISSA.replace('h2,', 'h2,41073511'),
      'h3,,Nobody,F,1990,spouse,,,,,,,,',
      AWA.replace('h1', 'h4').replace('04123378', '').replace('fr', 'wo'),
    ]
    expect(faultsOf(await importLines(ports, lines))).toEqual([
      '2 plan is not one of this mutual',
      '2 birth_date the member was not 18 on joining',
      '3 birth_date is not a date such as YYYY-MM-DD',
      '4 number exists already',
      '5 relation no row of this household is member',
      '6 language must be one of fr, en',
      '6 card is also on line 2',
    ])
    expect(await everything(ports)).toEqual(before)
  })

  it('refuses a file without members, and a mutual that is not there', async () => {
    const ports = await makeJappo(await open())
    expect(faultsOf(await importLines(ports, []))).toEqual(['0  has no members'])
    expect(faultsOf(await importFile(ports, 'other', csv(AWA), OPTIONS))).toEqual([
      '0  there is no mutual other',
    ])
  })

  it('counts a dependant from the household, from birth when that was later, or from the day given', async () => {
    const ports = await makeJappo(await open())
    const child = (name: string, born: string, joined: string) =>
      `h1,,${name},F,${born},child,,,,,${joined},,,`
    const lines = [
      child('A', '2015', ''),
      AWA,
      child('B', '2025-08-09', ''),
      child('C', '2019', '2025-03-01'),
    ]
    await importLines(ports, lines)
    const people = (await household(ports, NUMBER))?.people
    expect(people?.map(({ name, joinedOn }) => `${name} ${joinedOn}`)).toEqual([
      'Awa Diop 2025-01-10',
      'A 2025-01-10',
      'B 2025-08-09',
      'C 2025-03-01',
    ])
  })

  it('updates names, phones, cards and association, and adds dependants from a given day', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA, MOUSSA])
    const changed = [
      AWA.replace('Awa Diop', 'Awa Diop Fall')
        .replace('771234568', '771234569')
        .replace('family,,', 'family,femmes-marche,')
        .replace('A-17', 'B-1'),
      MOUSSA.replace('A-18', ''),
      'h1,,Baby Diop,F,2026-02-20,child,,,,,2026-02-25,,,',
    ]
    const update = { update: true }
    expect(await importLines(ports, changed, update)).toMatchObject({ updated: 1, people: 1 })
    const now = await household(ports, NUMBER)
    expect(now).toMatchObject({ association: 'femmes-marche' })
    expect(now?.people.map(({ ordinal, name, joinedOn }) => [ordinal, name, joinedOn])).toEqual([
      [0, 'Awa Diop Fall', '2025-01-10'],
      [1, 'Moussa Diop', '2025-01-10'],
      [2, 'Baby Diop', '2026-02-25'],
    ])
    expect((await caller(ports, '+221771234568')).roles).toEqual([])
    expect(await caller(ports, '+221771234569')).toMatchObject({
      roles: [{ name: 'Awa Diop Fall' }],
    })
    expect(await importLines(ports, changed, update)).toMatchObject({ updated: 0, people: 0 })
    const recorded = await ports.store.read((tx) => changesOfMember(tx, 'jappo', NUMBER))
    expect(recorded).toMatchObject([
      {
        ...{ kind: 'phone-changed', ordinal: 0, cause: 'members file', decidedBy: 'test' },
        details: { before: '+221771234568', phone: '+221771234569' },
      },
    ])
  })

  it('names who looks like a live beneficiary of another household, or like another row (R06)', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA, 'h1,,Aliou Diop,M,2015-06-01,child,,,,,,,,'])
    const twin = 'h3,,AWA  DIÓP,F,1988-04-02,member,,,family,,2025-06-03,no,,'
    const alike = [
      twin,
      'h3,,Aliou Diop,M,2015-06-01,child,,,,,,,,',
      'h4,,Awa Diop,F,1988-04-02,member,,,family,,2025-06-03,no,,',
      // Another sex, another day, a bare year: nobody's likeness.
      'h5,,Awa Diop,M,1988-04-02,member,,,family,,2025-06-03,no,,',
      'h6,,Awa Diop,F,1988-04-03,member,,,family,,2025-06-03,no,,',
      'h7,,Awa Diop,F,1988,member,,,family,,2025-06-03,no,,',
    ]
    const found = {
      count: 3,
      named: [
        { line: 2, like: '0412337-8/0' },
        { line: 3, like: '0412337-8/1' },
        { line: 4, like: 'line 2' },
      ],
    }
    const dry = await importLines(ports, alike, { dryRun: true })
    expect(dry).toMatchObject({ ok: true, alike: found })
    // The household itself, in a file that changes it, is nobody else.
    const own = await importLines(ports, [AWA.replace('771234568', '771234569')], { update: true })
    expect(own).toMatchObject({ updated: 1, alike: { count: 0 } })
    expect(await importLines(ports, alike)).toMatchObject({ members: 5, alike: found })
  })

  it('names no more than twenty of those who look like somebody else, and not who has left', async () => {
    const ports = await makeJappo(await open())
    const rows = Array.from({ length: 25 }, (_, at) => {
      return `h${at},,Awa Sow,F,1990-01-0${(at % 9) + 1},member,,,family,,2025-06-03,no,,`
    })
    const imported = await importLines(ports, rows, { dryRun: true })
    expect(imported).toMatchObject({ ok: true, alike: { count: 16 } })
    await importLines(ports, rows)
    const again = await importLines(ports, rows, { dryRun: true, others: true })
    expect(again.ok && again.alike.count).toBe(25)
    expect(again.ok && again.alike.named).toHaveLength(20)
    await ports.store.write((tx) =>
      tx
        .updateTable('beneficiary')
        .set({ left_on: date('2025-12-31') })
        .execute(),
    )
    const left = await importLines(ports, rows, { dryRun: true, others: true })
    expect(left).toMatchObject({ ok: true, alike: { count: 16 } })
  })

  it('finds who looks like somebody else on every day of birth, few or many on it', async () => {
    const ports = await makeJappo(await open())
    const days = Array.from({ length: 120 }, (_, at) => plus(date('1990-01-01'), { days: at }))
    const people = [...days, ...days.slice(-1), ...days.slice(-1)]
    const rows = people.map(
      (day, at) => `h${at},,Awa Sow,F,${day},member,,,family,,2025-06-03,no,,`,
    )
    await importLines(ports, rows)
    const again = await importLines(ports, rows, { dryRun: true, others: true })
    expect(again).toMatchObject({ ok: true, alike: { count: people.length } })
  })

  it('does not replace a language that the owner of the phone has chosen', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    const update = { update: true }
    const english = [AWA.replace(',fr,', ',en,')]
    expect(await importLines(ports, english, update)).toMatchObject({ updated: 1 })
    expect((await caller(ports, '+221771234568')).language).toBe('en')
    const phone = '+221771234568' as PhoneNumber
    await ports.store.write((tx) => setPhoneLanguage(tx, phone, 'fr', true, instant(1)))
    expect(await importLines(ports, english, update)).toMatchObject({ updated: 0 })
    expect((await caller(ports, '+221771234568')).language).toBe('fr')
  })

  it('does not change by an update what money and rights rest on', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA, MOUSSA])
    const before = await everything(ports)
    const lines = [
      AWA.replace('2025-01-10,yes,2026-02-28', '2025-02-10,no,2026-03-31').replace(
        '1988-04-02',
        '1988',
      ),
      MOUSSA.replace('child', 'other'),
      'h1,,Baby Diop,F,2026-02-20,child,,,,,,,,A-17',
    ]
    const is = 'in the register and cannot be changed by an import'
    expect(faultsOf(await importLines(ports, lines, { update: true }))).toEqual([
      '4 card is also on line 2',
    ])
    const withoutCard = [...lines.slice(0, 2), (lines[2] as string).replace('A-17', '')]
    expect(faultsOf(await importLines(ports, withoutCard, { update: true }))).toEqual([
      `2 joined_on is 2025-01-10 ${is}`,
      `2 fee_paid is yes ${is}`,
      `2 paid_through is 2026-02-28 ${is}`,
      `2 birth_date is 1988-04-02 ${is}`,
      `3 relation is child ${is}`,
      '4 joined_on is empty for a person new in this household',
    ])
    expect(await everything(ports)).toEqual(before)
  })

  it('refuses a card of another household and a number of another mutual', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    expect(faultsOf(await importLines(ports, [`${ISSA}A-17`]))).toEqual([
      `2 card is a card of ${NUMBER}`,
    ])
    const json = JSON.parse(readFileSync('examples/statutes-jappo.json', 'utf8')) as {
      mutual: object
    }
    Object.assign(json.mutual, { code: 'other', serviceCode: null })
    await applyFile(ports, json, { actor: 'test', sandbox: true })
    for (const update of [false, true]) {
      const imported = await importFile(ports, 'other', csv(AWA), { ...OPTIONS, update })
      expect(faultsOf(imported)).toEqual(['2 number is taken'])
    }
  })

  it('draws numbers again that are taken', async () => {
    const ports = await makeJappo(await open())
    await importLines(ports, [AWA])
    const drawn = ['0412337', '0412337', '4107351', '4107351', '4114702']
    const ids = { ...ports.ids, digits: () => drawn.shift() as string }
    const two = [ISSA, ISSA.replace('h2', 'h3')]
    const imported = await importLines({ ...ports, ids }, two, { others: true })
    expect(imported.ok && imported.numbers.map(({ number }) => number).sort()).toEqual([
      '41073511',
      '41147024',
    ])
  })

  it('draws no number that the file gives to somebody further down', async () => {
    const ports = await makeJappo(await open())
    let count = 0
    // The first number drawn is Awa's, who comes last, in another write.
    const digits = () => (count++ === 0 ? '0412337' : String(5_000_000 + count))
    const others = Array.from({ length: 150 }, (_, index) => ISSA.replace('h2', `x${index}`))
    const drawing = { ...ports, ids: { ...ports.ids, digits } }
    const imported = await importLines(drawing, [...others, AWA], { others: true })
    expect(imported).toMatchObject({ ok: true, members: 151 })
    expect((await household(ports, NUMBER))?.people[0]?.name).toBe('Awa Diop')
  })

  it('shows nobody what an import has staged, and takes it out when nobody takes the import up for a day', async () => {
    const ports = await makeJappo(await open())
    const before = await everything(ports)
    await ports.store.write((tx) => stageAwa(tx))
    const seen = await reading(ports, async (desk) => ({
      household: await loadHousehold(desk.tx, 'jappo', NUMBER),
      mutual: await mutualOfNumber(desk.tx, NUMBER),
      numbers: await numbersAfter(desk.tx, 'jappo', null, 10),
      roles: (await loadCaller(desk.tx, '+221771234568' as PhoneNumber, desk.now)).roles,
      people: (await listPhoneRoles(desk.tx, desk.now)).filter(({ role }) => role === 'member'),
      card: await peopleOfCard(desk.tx, ['jappo'], 'A-17'),
    }))
    const nothing = { household: null, mutual: null, numbers: [], roles: [], people: [], card: [] }
    expect(seen).toEqual(nothing)
    expect(faultsOf(await importLines(ports, [ISSA]))).toEqual([
      '0  another import for this mutual is at work',
    ])
    await settleCutImports(makeFilePorts(ports.store, '2026-03-03T07:59:59Z'))
    expect((await everything(ports))[1]).toHaveLength(1)
    await settleCutImports(makeFilePorts(ports.store, '2026-03-03T08:00:01Z'))
    const languages = TABLES.indexOf('phone_language')
    const after = await everything(ports)
    expect(after.filter((_, index) => index !== languages)).toEqual(
      before.filter((_, index) => index !== languages),
    )
    expect(await importLines(ports, [AWA])).toMatchObject({ ok: true })
  })

  it('takes an import that has said nothing for a minute for cut, and what has no parts out', async () => {
    const ports = await makeJappo(await open())
    await ports.store.write((tx) => stageAwa(tx))
    const later = makeFilePorts(ports.store, '2026-03-02T08:01:01Z')
    expect(await importLines({ ...later, ids: ports.ids }, [AWA])).toMatchObject({ ok: true })
  })

  it('registers files of many writes whole', async () => {
    const ports = await makeJappo(await open())
    const households = Array.from({ length: 1101 }, (_, index) => [
      `h${index},,Awa Diop,F,1988,member,${770000000 + index},fr,family,,2025-01-10,no,,`,
      `h${index},,Moussa Diop,M,2015,child,,,,,,,,C-${index}`,
    ])
    const lines = households.flat()
    expect(faultsOf(await importLines(ports, [...lines, lines[0] as string]))).toEqual([
      '2204 relation is a second member in this household',
    ])
    expect(await importLines(ports, lines)).toMatchObject({ members: 1101, people: 2202 })
    const [numbers, members, people, roles] = await everything(ports)
    expect(numbers).toHaveLength(1101)
    expect(members).toHaveLength(1101)
    expect(people).toHaveLength(2202)
    expect(roles?.length).toBe(1101 + 4)
  })
})

/** What an import leaves behind that died before it was complete. */
async function stageAwa(tx: Tx): Promise<void> {
  const now = instant(Date.parse('2026-03-02T08:00:00Z'))
  await beginImport(tx, {
    import_id: 'cut',
    mutual_id: 'jappo',
    file_name: 'members.csv',
    actor: 'test',
    started_at: now,
    touched_at: now,
    completed_at: null,
    content: null,
    holder: 'somebody',
  })
  await claimNumbers(tx, 'jappo', [NUMBER])
  const person = {
    line: 2,
    name: 'Awa Diop',
    sex: 'F',
    birthDate: '1988',
    relation: 'member',
    phone: '+221771234568' as PhoneNumber,
    card: 'A-17',
    joinedOn: '2025-01-10' as never,
    joinedOnGiven: true,
  } as const
  const entry = {
    line: 2,
    number: NUMBER,
    plan: 'family',
    association: null,
    language: 'fr',
    joinedOn: person.joinedOn,
    feePaid: true,
    paidThrough: null,
    people: [person],
  } as const
  await insertHouseholds(tx, 'jappo', 'cut', [entry], now)
}

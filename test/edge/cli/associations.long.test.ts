import { describe, expect, it } from 'vitest'
import { makeTerminal, MEMBERS, NUMBER, STATUTES } from './terminal.ts'

const OTHER = '10000004'
const STRANGER = '20000006'
const CODE = 'femmes-marche'
const BY = ['--mutual', 'jappo', '--by', 'Awa Diop'] as const

const GROUPS = `{
  "mutual": { "code": "jappo" },
  "associations": [
    { "code": "femmes-marche", "name": "Femmes du marche", "phone": "+221772223344" },
    { "code": "tailleurs", "name": "Tailleurs", "payment": "list" }
  ]
}`

/** Two members who each owe March, of whom neither is in an association; and one more. */
async function withMembers() {
  const terminal = makeTerminal()
  await terminal.done('migrate')
  await terminal.done('apply', terminal.file('jappo.json', STATUTES))
  await terminal.done('apply', terminal.file('groups.json', GROUPS))
  const members = [
    MEMBERS.trimEnd(),
    `2,${OTHER},Binta Fall,F,1990,member,,fr,family,,2025-10-10,yes,2026-02-28`,
    `3,${STRANGER},Coumba Sow,F,1990,member,,fr,family,,2025-10-10,yes,2026-02-28`,
  ].join('\n')
  await terminal.done('import', terminal.file('members.csv', members), '--mutual', 'jappo')
  return terminal
}

async function withGroup() {
  const terminal = await withMembers()
  const list = terminal.file('list.csv', `number\n${NUMBER}\n${OTHER}\n`)
  await terminal.done('association', 'members', 'import', CODE, list, ...BY)
  return terminal
}

describe('association members import', () => {
  it('puts members into an association by their numbers, and says so once more', async () => {
    const { file, done } = await withMembers()
    const list = file('list.csv', `number;joined_on\n0412337-8;2026-01-01\n${OTHER};\n`)
    const args = ['association', 'members', 'import', CODE, list, ...BY]
    expect(await done(...args, '--dry-run')).toBe(
      'nothing was written; without --dry-run: 2 joined, 0 were in it already\n',
    )
    expect(await done(...args)).toBe('2 joined, 0 were in it already\n')
    expect(await done(...args)).toBe('0 joined, 2 were in it already\n')
  })

  it('names every line that is wrong and writes none', async () => {
    const { file, run, done } = await withMembers()
    const lines = [`number,joined_on`, `${NUMBER},`, '123,', '82063627,', `${OTHER},2027-01-01`]
    const list = file('list.csv', lines.join('\n'))
    const { code, err } = await run(['association', 'members', 'import', CODE, list, ...BY])
    expect({ code, err }).toEqual({
      code: 1,
      err: [
        `${list}:3: number "123" is not a member number, a digit must be wrong`,
        `${list}:4: number is nobody in this mutual`,
        `${list}:5: joined_on is in the future`,
      ],
    })
    expect(await done('association', 'list', CODE, '--mutual', 'jappo')).toContain('members      0')
  })

  it.each([
    ['', 'is empty'],
    ['number\n', 'has no lines below its header'],
    ['nummer\n1\n', 'number is missing'],
    ['number,number\n1,1\n', 'number is there twice'],
  ])('refuses the file %j', async (text, why) => {
    const { file, run } = await withMembers()
    const list = file('list.csv', text)
    const { code, err } = await run(['association', 'members', 'import', CODE, list, ...BY])
    expect(code).toBe(1)
    expect(err.join('\n')).toContain(why)
  })

  it('registers new members in it from a members file', async () => {
    const { file, run, done } = await withMembers()
    const [header] = MEMBERS.split('\n')
    const row = (association: string) =>
      `9,,Dior Ba,F,1990,member,,fr,family,${association},2025-10-10,yes,2026-02-28`
    const wrong = file('wrong.csv', `${header}\n${row('tailleurs')}\n`)
    const refused = await run(['association', 'members', 'import', CODE, wrong, ...BY])
    expect(refused.err).toEqual([
      `${wrong}:2: association "tailleurs" is not ${CODE} (household 9)`,
    ])
    const right = file('right.csv', `${header}\n${row('')}\n`)
    expect(await done('association', 'members', 'import', CODE, right, ...BY)).toBe(
      '1 new members (1 people) joined\n',
    )
    expect(await done('association', 'list', CODE, '--mutual', 'jappo')).toContain('Dior Ba')
  })
})

describe('association list', () => {
  it('shows what each owes, until when they are covered, and the sum', async () => {
    const { done } = await withGroup()
    const out = await done('association', 'list', CODE, '--mutual', 'jappo')
    expect(out).toMatch(/^owed\s+3000 XOF$/m)
    expect(out).toMatch(/^0412337-8\s+Awa Diop\s+1500\s+active\s+2026-03-20$/m)
  })

  it('is one JSON object with --json', async () => {
    const { done } = await withGroup()
    const out = await done('association', 'list', CODE, '--mutual', 'jappo', '--json')
    expect(JSON.parse(out)).toMatchObject({
      association: CODE,
      on: '2026-03-02',
      owed: { amount: 3000, currency: 'XOF' },
      members: [
        { number: NUMBER, state: 'active', owed: { amount: 1500 }, coveredUntil: '2026-03-20' },
        { number: OTHER },
      ],
    })
  })

  it('is refused for a code that nobody has', async () => {
    const { run } = await withMembers()
    const { code, err } = await run(['association', 'list', 'nobody', '--mutual', 'jappo'])
    expect({ code, err }).toEqual({
      code: 1,
      err: ['there is no association nobody: association list shows them'],
    })
  })
})

describe('association members leave', () => {
  it('takes members out from a day on', async () => {
    const { done } = await withGroup()
    const left = ['association', 'members', 'leave', CODE, ...BY, '--members', OTHER]
    expect(await done(...left)).toBe(`1 left ${CODE}\n`)
    expect(await done('association', 'list', CODE, '--mutual', 'jappo')).not.toContain('Binta')
  })

  it('is refused for somebody who is not in it', async () => {
    const { run } = await withGroup()
    const left = ['association', 'members', 'leave', CODE, ...BY, '--members']
    const strangers = await run([...left, `${OTHER},${STRANGER}`])
    expect(strangers.err).toEqual([
      `member ${STRANGER} is not in ${CODE}: add the member with association members import`,
    ])
    const wrong = await run([...left, '123'])
    expect(wrong.err).toEqual(['--members 123: is nobody’s number, phone or card'])
    const mistyped = await run([...left, '04123377'])
    expect(mistyped.err).toEqual([
      '--members 04123377: is not a member number, a digit must be wrong',
    ])
  })
})

describe('association pay', () => {
  const pay = ['association', 'pay', CODE, ...BY] as const

  it('shows the parts of all in a dry run, and then asks the association’s phone', async () => {
    const { done } = await withGroup()
    const shown = await done(...pay, '--all', '--dry-run')
    expect(shown).toMatch(/^0412337-8\s+Awa Diop\s+1500$/m)
    expect(shown).toContain('nothing was done; without --dry-run: 3000 XOF, members: 2')
    expect(await done(...pay, '--all')).toContain('+221772223344 is asked to pay: 3000 XOF')
  })

  it('says that it has asked already, and asks again when told to', async () => {
    const { run, done } = await withGroup()
    await done(...pay, '--all')
    for (const more of [[], ['--dry-run']]) {
      expect(await run([...pay, '--amount', '2000', ...more])).toMatchObject({
        code: 1,
        err: [
          '3000 XOF was asked for 1 minute ago and is not answered; wait, or ask once more with --again',
        ],
      })
    }
    expect(await done(...pay, '--amount', '2000', '--again')).toContain('is asked to pay: 2000 XOF')
  })

  it('asks for an amount, as one JSON object with --json', async () => {
    const { done } = await withGroup()
    expect(JSON.parse(await done(...pay, '--amount', '2000', '--json'))).toEqual({
      association: CODE,
      mutual: 'jappo',
      sharing: 'oldest-first',
      amount: { amount: 2000, currency: 'XOF' },
      parts: [
        { number: NUMBER, name: 'Awa Diop', amount: { amount: 1500, currency: 'XOF' } },
        { number: OTHER, name: 'Binta Fall', amount: { amount: 500, currency: 'XOF' } },
      ],
      asked: '+221772223344',
      receipt: null,
      dryRun: false,
    })
  })

  it('asks for a list of parts, and names every line that is wrong', async () => {
    const { file, run, done } = await withGroup()
    const right = file('right.csv', `number,amount\n${OTHER},700\n${NUMBER},"1 300"\n`)
    expect(await done(...pay, '--file', right)).toContain('2000 XOF, members: 2')
    const lines = [`number,amount`, `${NUMBER},0`, `1,5`, `${OTHER},much`]
    const unreadable = file('unreadable.csv', lines.join('\n'))
    expect((await run([...pay, '--file', unreadable])).err).toEqual([
      `${unreadable}:2: amount "0" must be more than 0`,
      `${unreadable}:3: number "1" is not a member number, a digit must be wrong`,
      `${unreadable}:4: amount "much" is not an amount in XOF such as 1500`,
    ])
    const strange = file('strange.csv', `number,amount\n${STRANGER},5\n${NUMBER},5\n${NUMBER},5\n`)
    expect((await run([...pay, '--file', strange])).err).toEqual([
      `${strange}:2: number is not in the association`,
      `${strange}:4: number stands in line 3 already`,
    ])
  })

  it('says by how much a list differs from the payment', async () => {
    const { file, run } = await withGroup()
    const list = file('list.csv', `number,amount\n${NUMBER},700\n${OTHER},200\n`)
    const differs = async (amount: string) =>
      (await run([...pay, '--file', list, '--amount', amount])).err
    const sums = 'the parts are 900 XOF, the payment is'
    expect(await differs('1000')).toEqual([
      `${sums} 1000 XOF: 100 XOF are missing, so correct the parts`,
    ])
    expect(await differs('850')).toEqual([
      `${sums} 850 XOF: 50 XOF are too much, so correct the parts`,
    ])
  })

  it.each([
    [[]],
    [['--all', '--amount', '5']],
    [['--all', '--members', NUMBER]],
    [['--file', 'members.csv', '--members', NUMBER]],
    [['--all', '--wallet', 'sandbox']],
    [['--received', 'R1', '--amount', '5']],
  ])('is wrong usage with %j', async (options) => {
    const { run, file } = await withGroup()
    const paths = options.map((text) => (text.endsWith('.csv') ? file(text, 'x') : text))
    const { code, out, err } = await run([...pay, ...paths])
    expect({ code, out, lines: err.length }).toEqual({ code: 2, out: '', lines: 1 })
  })

  it('is refused for a receipt that is not there', async () => {
    const { run } = await withGroup()
    const { code, err } = await run([...pay, '--received', 'R1', '--wallet', 'sandbox'])
    expect({ code, err }).toEqual({ code: 1, err: ['there is no receipt R1: check its number'] })
  })
})

describe('association statement', () => {
  it('says that nothing was paid', async () => {
    const { done } = await withGroup()
    expect(await done('association', 'statement', CODE, '--mutual', 'jappo')).toBe(
      'nothing was paid\n',
    )
  })
})

describe('apply', () => {
  it.each([
    ['04123378', 'reads like a member number; it needs other letters'],
    ['oil', 'reads like a member number; it needs other letters'],
    ['femmesmarche', 'is read like femmes-marche where a payer types it'],
  ])('refuses an association of the code %s', async (code, why) => {
    const { file, run } = await withMembers()
    const path = file('more.json', GROUPS.replace('tailleurs', code))
    const { err } = await run(['apply', path])
    expect(err).toEqual([`${path}:5: associations[1].code ${why}`])
  })
})

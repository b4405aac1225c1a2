import { describe, expect, it } from 'vitest'
import { makeTerminal, NUMBER, STATUTES } from './terminal.ts'

const OTHER = '05000016'
const KHADY = { name: 'Khady Sarr', phone: '+221775556677' }
/** Two runs may stand on two sides of a minute. */
const TIME = /\d\d:\d\d/
/** The digits are a card as well: this is the member number. */
const NUM = `NUM ${NUMBER}`
const FILE = `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card
1,${NUMBER},Awa Diop,F,1988-02-03,member,+221776543210,fr,family,,2025-10-10,yes,2026-02-28,MUT-2019/0456
1,,Ali Diop,M,2015,child,,,,,2025-10-10,,,77
2,${OTHER},Binta Fall,F,1990-02-03,member,+221776543211,fr,family,,2025-10-10,yes,2026-02-28,${NUMBER}
`

describe('commands that look at a member', () => {
  async function withCards(file = FILE) {
    const terminal = makeTerminal()
    const statutes = JSON.stringify({ ...(JSON.parse(STATUTES) as object), managers: [KHADY] })
    await terminal.done('apply', terminal.file('jappo.json', statutes))
    await terminal.done('import', terminal.file('members.csv', file), '--mutual', 'jappo')
    return terminal
  }

  it.each([
    ['standing', 'mut-2019/0456'],
    ['standing', 'CARD MUT 2019 456'],
    ['standing', '77 65 432 10'],
    ['household', 'MUT20190456'],
    ['members', 'mut 2019/456'],
  ])('%s finds %s', async (command, who) => {
    const { done } = await withCards()
    const words = { standing: [], household: ['show'], members: ['history'] }[command] ?? []
    expect(await done(command, ...words, who, '--json')).toBe(
      await done(command, ...words, `NUM ${NUMBER}`, '--json'),
    )
  })

  it('coverage is of the person whose card it is', async () => {
    const { done } = await withCards()
    const of = async (who: string): Promise<unknown> =>
      JSON.parse(await done('coverage', who, '--provider', 'thiaroye', '--json'))
    expect(await of('MUT-2019/0456')).toMatchObject({ person: { firstName: 'Awa' } })
    expect(await of('0077')).toMatchObject({ person: { firstName: 'Ali' } })
    expect(await of(`NUM ${NUMBER}/1`)).toMatchObject({ person: { firstName: 'Ali' } })
    expect(await of('0412337-4')).toMatchObject({ answer: 'no', reason: 'N1' })
  })

  it('ask which, and say what is nobody’s', async () => {
    const { run } = await withCards()
    const why = async (...words: string[]) => (await run(words)).err
    expect(await why('standing', NUMBER)).toEqual([
      `NUMBER ${NUMBER}: may be the number of 0412337-8 Awa Diop, the card of 0500001-6 Binta Fall; write NUM, TEL or CARD and a space before it, in quotes`,
    ])
    expect(await why('coverage', NUMBER, '--provider', 'thiaroye')).toHaveLength(1)
    expect(await why('standing', 'MUT-2019/0999')).toEqual([
      'NUMBER MUT-2019/0999: is nobody’s number, phone or card',
    ])
    expect(await why('standing', '04123374')).toEqual([
      'NUMBER 04123374: is not a member number, a digit must be wrong',
    ])
  })

  it('take money by member number alone, and say whose card it is', async () => {
    const { run } = await withCards()
    const cash = ['cash', 'record', 'MUT-2019/0456', '--amount', '1500', '--by', 'Khady Sarr']
    expect(await run([...cash, '--slip', '118'])).toMatchObject({
      code: 1,
      err: [
        'NUMBER MUT-2019/0456: is a card of 0412337-8 Awa Diop; a card has no check digit, give the member number',
      ],
    })
  })

  /** Acts that are not about money, each with who is named, and how the act begins to answer. */
  const ACTS: readonly (readonly [string, string, readonly string[]])[] = [
    ['household phone', 'MUT-2019/0456', ['--phone', '771234500', '--cause', 'lost', '--by', 'Khady Sarr']],
    ['members resign', 'mut 2019 456', ['--cause', 'moves away', '--by', 'Khady Sarr']],
    ['members notice', 'MUT-2019/0456', ['--hearing', '28 March', '--by', 'Khady Sarr']],
    ['members strike-off', 'MUT-2019/0456', ['--cause', 'heard', '--by', 'Khady Sarr']],
    ['members readmit', 'MUT-2019/0456', ['--cause', 'is back', '--by', 'Khady Sarr']],
    ['members stay', 'MUT-2019/0456', ['--cause', 'stays', '--by', 'Khady Sarr']],
    ['members reset-pin', 'MUT-2019/0456', ['--by', 'Khady Sarr']],
    ['reminders send', 'MUT-2019/0456', ['--by', 'Khady Sarr']],
    ['household add', 'MUT-2019/0456', [
      ...['--name', 'Zuri Diop', '--sex', 'F', '--birth-date', '2014', '--relation', 'child'],
      ...['--by', 'Khady Sarr'],
    ]],
  ] // prettier-ignore

  it.each(ACTS)(
    'that do something but for money take a card: %s',
    async (command, who, options) => {
      const byNumber = await (await withCards()).run([...command.split(' '), NUM, ...options])
      const byCard = await (await withCards()).run([...command.split(' '), who, ...options])
      const isWho = `NUMBER ${who}: is 0412337-8 Awa Diop`
      expect(byCard).toEqual({
        ...byNumber,
        out: byNumber.out.replace(TIME, byCard.out.match(TIME)?.[0] ?? ''),
        err: [isWho, ...byNumber.err],
      })
    },
  )

  it.each(ACTS)('that do something ask which of several: %s', async (command, _, options) => {
    const { run } = await withCards()
    const { code, err } = await run([...command.split(' '), NUMBER, ...options])
    expect([code, ...err]).toEqual([1, expect.stringContaining('may be the number of 0412337-8')])
  })

  it('takes the card of a person where a number with a suffix is taken', async () => {
    const { run, done } = await withCards()
    const options = ['--on', '2026-03-31', '--cause', 'moved', '--by', 'Khady Sarr']
    expect(await run(['household', 'remove', '0077', ...options])).toMatchObject({
      code: 0,
      out: 'Ali Diop, 0412337-8/1, belongs to it through 2026-03-31\n',
      err: ['NUMBER/N 0077: is 0412337-8/1 Ali Diop'],
    })
    const { err } = await run(['household', 'remove', '0078', ...options])
    expect(err).toEqual(['NUMBER/N 0078: has no suffix such as 0412337-8/2'])
    expect(await done('report', 'statement', 'member', 'MUT-2019/0456')).toBe(
      await done('report', 'statement', 'member', NUM),
    )
  })

  it('names all whose card or phone it may be', async () => {
    const { run } = await withCards(FILE.replaceAll('+221776543211', '+221776543210'))
    const { code, err } = await run(['members', 'history', '77 654 32 10'])
    expect(code).toBe(1)
    expect(err).toEqual([
      'NUMBER 77 654 32 10: may be the phone of 0412337-8 Awa Diop, the phone of 0500001-6 Binta Fall; give the member number',
    ])
  })

  it.each([
    ['letter issue', ['--provider', 'thiaroye', '--service', 'surgery', '--amount', '9000', '--to', '2026-04-30', '--by', 'Khady Sarr']],
    ['members write-off', ['--cause', 'moved away', '--by', 'Khady Sarr']],
  ] as const)('that promise or give up money take the number alone: %s', async (command, options) => {
    const { run } = await withCards()
    expect(await run([...command.split(' '), 'MUT-2019/0456', ...options])).toMatchObject({
      code: 1,
      err: [expect.stringContaining('is a card of 0412337-8 Awa Diop; a card has no check digit')],
    })
  }) // prettier-ignore

  it('cards of one file that are alike are one card twice', async () => {
    const terminal = makeTerminal()
    await terminal.done('apply', terminal.file('jappo.json', STATUTES))
    const file = terminal.file('members.csv', FILE.replace(',,,77\n', ',,,mut 2019 456\n'))
    const { code, err } = await terminal.run(['import', file, '--mutual', 'jappo'])
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('also on line 2')
  })
})

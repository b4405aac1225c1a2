import { describe, expect, it } from 'vitest'
import { makeTerminal, NUMBER, STATUTES } from './terminal.ts'

const OTHER = '05000016'
const FILE = `household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card
1,${NUMBER},Awa Diop,F,1988-02-03,member,+221776543210,fr,family,,2025-10-10,yes,2026-02-28,MUT-2019/0456
1,,Ali Diop,M,2015,child,,,,,2025-10-10,,,77
2,${OTHER},Binta Fall,F,1990-02-03,member,+221776543211,fr,family,,2025-10-10,yes,2026-02-28,${NUMBER}
`

describe('commands that look at a member', () => {
  async function withCards(file = FILE) {
    const terminal = makeTerminal()
    await terminal.done('apply', terminal.file('jappo.json', STATUTES))
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
      `NUMBER ${NUMBER}: can be read as more than one of a member number, a phone and a card: write NUM, TEL or CARD and a space before it, in quotes`,
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

  it('cards of one file that are alike are one card twice', async () => {
    const terminal = makeTerminal()
    await terminal.done('apply', terminal.file('jappo.json', STATUTES))
    const file = terminal.file('members.csv', FILE.replace(',,,77\n', ',,,mut 2019 456\n'))
    const { code, err } = await terminal.run(['import', file, '--mutual', 'jappo'])
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('also on line 2')
  })
})

import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { readMembers } from '../../../src/edge/files/members-file.ts'
import { faultText } from '../../../src/edge/office/fault-words.ts'

const HEAD =
  'household,number,name,sex,birth_date,relation,phone,language,plan,association,joined_on,fee_paid,paid_through,card'

/** Lines with a fault in each column. */
const SPOILT = [
  '1,123,Ali,X,31/31/1990,uncle,12,xx,family,,soon,perhaps,2026-02,',
  '2,04123379,,F,1990-01-01,member,0711000044,,family,,2026-01-10,yes,45992,',
  '3,,=A1,F,1990-01-01,member,1.2E+11,,family,,01/02,yes,,',
  `4,,${'x'.repeat(200)},F,####,member,,,family,,2026-01-10T22:00:00Z,yes,,`,
  '5,,Al\ufffd,F,1990,member,,,family,,2026-01-10,yes,,,too,much',
].join('\n')

describe('what is wrong in a file', () => {
  it.each([
    ['is empty', 'est vide'],
    ['is also on line 17', 'est aussi à la ligne 17'],
    ['has 9 fields, the header has 12', 'a 9 champs, l’en-tête en a 12'],
    ['is a card of <b>', 'est une carte de &lt;b&gt;'],
    ['has no words of ours', '<span lang="en">has no words of ours</span>'],
    ['is empty, nearly', '<span lang="en">is empty, nearly</span>'],
  ])('is said of %j in French as %j', (why, told) => {
    expect(faultText('fr', why).text).toBe(told)
  })

  it('has words in every language for what readers of registers find', async () => {
    const given = { country: 'KE', languages: ['en', 'sw'], today: date('2026-03-02'), dates: null } as const // prettier-ignore
    const heads = [HEAD, `${HEAD},name,colour`, 'household,name']
    const files = [...heads.map((head) => `${head}\n${SPOILT}`), '', '%PDF-1.4']
    const read = await Promise.all(files.map((text) => readMembers(Buffer.from(text), given)))
    const whys = new Set(read.flatMap(({ faults }) => faults.map(({ why }) => why)))
    expect(whys.size).toBeGreaterThan(12)
    const english = [...whys].filter((why) => faultText('sw', why).text.includes('lang="en"'))
    expect(english).toEqual([])
  })

  it.each(['fr', 'sw'] as const)('names the same values in %s', (language) => {
    const values = (text: string) => (text.match(/\{\d\}/g) ?? []).sort()
    for (const [english, told] of Object.entries(LANGUAGES[language].office.faults)) {
      expect(values(told), english).toEqual(values(english))
    }
  })
})

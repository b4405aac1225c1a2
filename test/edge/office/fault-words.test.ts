import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { readMembers } from '../files/read-members.ts'
import { readStatutes } from '../../../src/edge/files/statutes-file.ts'
import { changeText, faultText, faultWords } from '../../../src/edge/office/fault-words.ts'
import { valueWords } from '../../../src/edge/office/value-words.ts'
import { fieldWords } from '../../../src/edge/office/field-words.ts'
import { wordsOf, writtenFor } from '../../../src/edge/office/words.ts'
import { UMOJA } from '../../statutes.ts'

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

const FILES = 'src/edge/files'

/** What says what is wrong in statutes, members, openings and operators' statements. */
const FAULT_SOURCES = [
  ...readdirSync(FILES)
    .filter((name) =>
      /^(statutes|members|opening|csv|file-(text|dates)|spoilt|statement-(row|amounts)|operator-statement)/.test(
        name,
      ),
    )
    .map((name) => `${FILES}/${name}`),
  ...['statutes/check', 'wording/wording', 'membership/registration', 'membership/birth-date'].map(
    (name) => `src/core/${name}.ts`,
  ),
  ...['openings/read-accounts', 'openings/read-brought', 'membership/check-import'].map(
    (name) => `src/app/${name}.ts`,
  ),
]

/** Where such a sentence stands in a source, whole: after a name of its place, as a text of its own. */
const SENTENCE =
  /(?:\berror: |\bfail\(context, |\bwhy(?: =|:) |fault\('\w+', |faultIn\(\w+, '\w+', |wrongType\(|message: )\s*(?:'((?:[^'\\]|\\.)+)'|`([^`]+)`|"([^"]+)")/g

function sentencesIn(source: string): string[] {
  const said = [...source.matchAll(SENTENCE)].map(([found, one, two, three]) => {
    const text = (one ?? two ?? three ?? '').replace(/\$\{[^}]*\}/g, 'x').replaceAll("\\'", "'")
    return found.startsWith('wrongType') ? `must be ${text}` : text
  })
  // One word is a name, and a choice inside a text is two sentences, of which neither stands there whole.
  return said.filter((text) => text.includes(' ') && !text.includes('${'))
}

/** Somebody who reads French. */
function frenchVisit(): Parameters<typeof changeText>[0] {
  return {
    language: 'fr',
    words: (page) => wordsOf('fr', page),
    write: writtenFor('fr', { ...UMOJA.mutual, wording: {} } as never),
  }
}

describe('what is wrong in a file', () => {
  it.each([
    ['is empty', 'est vide'],
    ['is also on line 17', 'est aussi à la ligne 17'],
    ['has 9 fields, the header has 12', 'a 9 champs, l’en-tête en a 12'],
    ['is a card of <b>', 'est une carte de &lt;b&gt;'],
    ['has no words of ours', '<span lang="en">has no words of ours</span>'],
    ['is empty, nearly', '<span lang="en">is empty, nearly</span>'],
    ['must be 3 or more', 'doit être 3 ou plus'],
    [
      'is before 2026-03-01; it is that of the version before',
      'est avant 2026-03-01 ; c’est celui de la version précédente',
    ],
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

  it('has words for what statutes files have wrong and change, and for their fields', () => {
    const plan = { code: 'x', validFrom: '31/12', unit: 'clan', contribution: '-5', period: 'month', dueDay: 31, graceDays: -1, services: [{ code: 'A B', patientPercent: 120 }] } // prettier-ignore
    const read = readStatutes(
      { mutual: { code: 'umoja', currency: 'XXQ', colour: '#ffffff', timeZone: 'Mars', quietHours: { from: '25:00', to: '08:00' } }, plans: [plan], managers: [{ name: '', phone: '12' }] }, // prettier-ignore
      null,
      [],
    )
    const faults = read.ok ? [] : read.faults
    expect(faults.length).toBeGreaterThan(8)
    expect(faults.filter(({ why }) => faultText('fr', why).text.includes('lang="en"'))).toEqual([])
    const visit = frenchVisit()
    expect(faults.filter(({ path }) => path !== '' && fieldWords(visit, path) === '')).toEqual([])
    const heads = ['plan family from 2026-09-01: new version', 'mutual umoja: changed name, alerts', 'manager Mercy: new', 'provider uhuru: phone 07•• added', '/2 Ali, card B-7'] // prettier-ignore
    expect(heads.map((head) => changeText(visit, head).text)).toEqual([
      'Formule family : nouvelle version à partir du 01/09/2026',
      'Mutuelle umoja : changé Nom, Alertes',
      'Gestionnaire Mercy : nouveau',
      'Centre uhuru : téléphone 07•• ajouté',
      '/2 Ali, carte B-7',
    ])
    expect(fieldWords(visit, 'services.surgery.patientPercent')).toBe('Soins · surgery · Le patient paie, %') // prettier-ignore
    expect(fieldWords(visit, '__proto__.x')).toBe('')
  })

  it('has words for every sentence that readers of files say, in every language', () => {
    const said = FAULT_SOURCES.flatMap((file) => sentencesIn(readFileSync(file, 'utf8')))
    expect(said.length).toBeGreaterThan(120)
    for (const language of ['fr', 'sw'] as const) {
      expect(said.filter((why) => faultWords(language, why) === null)).toEqual([])
    }
  })

  it('says what stands in a fault in the same language', () => {
    const why = 'version 2026-01-01 of the plan family is in force and has a charge under it, so it cannot be changed; give a later validFrom' // prettier-ignore
    expect(faultText('fr', why).text).toBe('la version 2026-01-01 de la formule family est en vigueur et porte un appel de cotisation, et ne peut donc changer : donnez un validFrom plus tardif') // prettier-ignore
    expect(faultText('sw', 'must be text').text).toBe('lazima iwe maandishi')
  })

  it.each([
    ['mutual.languages', '["en","fr"]', 'English, Français'],
    ['plans.family.waiting', '{"months":1,"days":2}', '1 mois, 2 jours'],
    ['plans.family.rhythms', '[{"periods":12,"amount":"5000"}]', 'Périodes: 12, Montant: 5000'],
    ['plans.family.period', 'half-year', 'semestre'],
    ['mutual.name', 'half-year', 'half-year'],
    ['mutual.name', '[Umoja', '[Umoja'],
    ['plans.family.services', '[]', 'aucun'],
    ['plans.family.validFrom', '2026-09-01', '01/09/2026'],
    ['plans.family.arrearsFirst', 'true', 'Oui'],
  ])('says a value of %s without the notation of files: %s', (field, value, said) => {
    expect(valueWords(frenchVisit(), field, value)).toBe(said)
  })

  it.each(['fr', 'sw'] as const)('names the same values in %s', (language) => {
    const values = (text: string) => (text.match(/\{\d\}/g) ?? []).sort()
    const { faults, told } = LANGUAGES[language].office
    for (const [english, text] of Object.entries({ ...faults, ...told })) {
      expect(values(text), english).toEqual(values(english))
    }
  })

  it('keeps the fields of a mutual and of a plan in words', () => {
    const visit = frenchVisit()
    const sent = { ...UMOJA.mutual, ...UMOJA.plans[0] }
    expect(Object.keys(sent).filter((field) => fieldWords(visit, field) === '')).toEqual([])
  })
})

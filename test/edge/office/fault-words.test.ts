import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { date } from '../../../src/core/dates.ts'
import { LANGUAGE_CODES, LANGUAGES } from '../../../src/core/wording/catalogue.ts'
import { readMembers } from '../files/read-members.ts'
import { readStatement } from '../../../src/edge/files/operator-statement.ts'
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

const MOVED = 'receipt,paid_at,amount,phone,account,kind'
const moved = (...rows: readonly string[]) => `${[MOVED, ...rows].join('\n')}\n`

/** Statements that cannot be used, and what somebody who reads French is told of each. */
const SPOILT_STATEMENTS: Readonly<
  Record<string, { readonly text: string; readonly told: readonly string[] }>
> = {
  'is none': {
    text: 'name,age\nAmina,3\n',
    told: [
      'n’a l’en-tête d’aucun relevé connu : M-Pesa (receipt no., …), pawaPay (transaction id, …), pawaPay dashboard (transaction id, …), plain (receipt, …)',
    ],
  },
  'has a header alone': {
    text: moved(),
    told: ['n’a aucun mouvement abouti'],
  },
  'is a workbook': {
    text: 'PK\u0003\u0004xl/workbook',
    told: [
      'est un classeur (.xlsx) : ouvrez-le et enregistrez-le en CSV (dans Excel « CSV UTF-8 »)',
    ],
  },
  'has a reference twice': {
    text: moved('A,2026-03-02 07:30,1,,,', 'A,2026-03-02 07:30,2,,,'),
    told: ['est déjà à la ligne 2'],
  },
  'has none': {
    text: moved(',2026-03-02 07:30,1,,,'),
    told: ['doit avoir de 1 à 64 caractères'],
  },
  'has a day that is none': {
    text: moved('A,yesterday,1,,,'),
    told: ['n’est pas un jour et une heure comme 2026-03-14 10:16:02'],
  },
  'has days in two ways': {
    text: moved('A,02/03/2026 07:30,1,,,'),
    told: ['écrit des jours qui se lisent de deux façons : dites comment les jours sont écrits'],
  },
  'has days of two kinds': {
    text: moved('A,2026-03-02 07:30,1,,,', 'B,13/03/2026 07:30,1,,,'),
    told: [
      'écrit certains jours avec l’année d’abord et d’autres non, comme après un tableur : reprenez-le chez l’opérateur, ou dites comment les jours sont écrits si les deux sont justes',
    ],
  },
  'has an amount that is none': {
    text: moved('A,2026-03-02 07:30,many,,,'),
    told: ['n’est pas un seul montant en KES'],
  },
  'has an amount too large': {
    text: moved('A,2026-03-02 07:30,99999999999999999999,,,'),
    told: ['est plus que tout montant possible ici'],
  },
  'was spoilt by a spreadsheet': {
    text: moved('1.2E+11,####,1,,,', '=A1,#REF!,1,1.2E+11,,'),
    told: [
      '1.2E+11 est un nombre qu’un tableur a raccourci : ses chiffres sont perdus ; reprenez le fichier chez l’opérateur',
      '#### était caché par une colonne trop étroite à l’enregistrement',
      '=A1 est une formule de tableur : enregistrez ce qu’elle montre ; reprenez le fichier chez l’opérateur',
      '#REF! est l’erreur d’une formule de tableur',
      '1.2E+11 est un nombre qu’un tableur a raccourci : ses chiffres sont perdus',
    ],
  },
  'is cut in a quote': {
    text: `${MOVED}\n"A,2026-03-02 07:30,1,,,\n`,
    told: ['un champ entre guillemets n’est pas fermé'],
  },
}

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
    ['#REF! is empty', '#REF! est vide'],
    ['this field is empty', '<span lang="en">this field is empty</span>'],
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

  it('tells nobody in the office of the options of a command', () => {
    // Seen red: five faults in English told of --dates, --number and --update.
    for (const code of LANGUAGE_CODES) {
      const { faults, told } = LANGUAGES[code].office
      const said: readonly string[] = [...Object.values(faults), ...Object.values(told)]
      expect(said.filter((text) => / --[a-z]/.test(text))).toEqual([])
    }
  })

  // Seen red: what a spreadsheet had spoilt, and an amount too large, were said in English.
  it.each(Object.entries(SPOILT_STATEMENTS))(
    'has words for a statement that %s',
    async (fault, { text, told }) => {
      const settings = { currency: 'KES', timeZone: 'Africa/Nairobi', dates: null } as const
      const { faults } = await readStatement(Buffer.from(text), settings)
      const whys = faults.map(({ why }) => why)
      expect(
        whys.map((why) => faultWords('fr', why)),
        fault,
      ).toEqual(told)
      expect(whys.filter((why) => faultWords('sw', why) === null)).toEqual([])
    },
  )

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

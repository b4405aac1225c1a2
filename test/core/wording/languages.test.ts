import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  LANGUAGE_CODES,
  LANGUAGES,
  REFERENCE_LANGUAGE,
} from '../../../src/core/wording/catalogue.ts'
import { plainWord } from '../../../src/core/sms/plain-word.ts'

const ROOT = new URL('../../../', import.meta.url)
const OWN = 'src/core/wording'

/** What a language consists of: how it is spoken, what we say in it, what we understand. */
const isOwnFile = (file: string) => (code: string) =>
  [`${code}.ts`, `texts/${code}.ts`, `pages/${code}.ts`, `vocabulary/${code}.ts`].some(
    (own) => file === `${OWN}/${own}`,
  ) ||
  (file.startsWith(`${OWN}/office/`) && file.endsWith(`/${code}.ts`))

/** Where a code of a language may stand beside its own file: the list, and people made up. */
const MAY_NAME = [`${OWN}/languages.ts`, 'src/edge/sandbox/people.ts', 'src/edge/sandbox/town/']

const sources = execFileSync('git', ['ls-files', 'src/*.ts'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !MAY_NAME.some((place) => file.startsWith(place)))
  // What operators say in their languages is not ours.
  .filter((file) => !file.startsWith('src/simulators/'))
  .filter((file) => !LANGUAGE_CODES.some(isOwnFile(file)))

/** What names a language in code: its code as a string or a property, or its file. */
const NAMED = new RegExp(
  `['"\`](?:${LANGUAGE_CODES.join('|')})['"\`]|\\b(?:${LANGUAGE_CODES.join('|')}):|/(?:${LANGUAGE_CODES.join('|')})\\.ts`,
)

/** English as the reference of the compiler, of those who chose nothing, and of Intl's errors. */
const REFERENCE = [
  `import type { AssemblyText } from './pages/${REFERENCE_LANGUAGE}.ts'`,
  `import type { OfficeWords } from './office/${REFERENCE_LANGUAGE}.ts'`,
  `import type { Texts } from './texts/${REFERENCE_LANGUAGE}.ts'`,
  `export const REFERENCE_LANGUAGE: Language = '${REFERENCE_LANGUAGE}'`,
  `return new Intl.DateTimeFormat('${REFERENCE_LANGUAGE}', { timeZone: value })`,
]

/** What an accent decides: "payé" is done and "paye" may be either. */
const MAY_HAVE_ACCENTS = ['pay', 'paid']

describe('a language', () => {
  it('is named nowhere but in its files and in the list', () => {
    expect(sources.length).toBeGreaterThan(200)
    const lines = sources.flatMap((file) =>
      readFileSync(new URL(file, ROOT), 'utf8')
        .split('\n')
        .filter((line) => NAMED.test(line))
        // What documents show of a setting.
        .filter((line) => !line.includes('example: '))
        .filter((line) => !REFERENCE.some((known) => line.includes(known)))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(lines).toEqual([])
  })

  it('has one line in the list', () => {
    const list = readFileSync(new URL(`${OWN}/languages.ts`, ROOT), 'utf8')
    const lines = list.split('\n').filter((line) => line !== '' && !line.startsWith('//'))
    expect(lines).toEqual(LANGUAGE_CODES.map((code) => `export { ${code} } from './${code}.ts'`))
  })

  it.each(Object.entries(LANGUAGES))('is as keywords are compared: %s', (code, language) => {
    const { names, words, commands } = language
    const read = [
      ...Object.values(names).flat(),
      ...Object.entries(words).flatMap(([kind, texts]) =>
        MAY_HAVE_ACCENTS.includes(kind) ? [] : texts,
      ),
      ...Object.values(commands).flatMap(({ keywords, misspelt }) => [...keywords, ...misspelt]),
    ]
    expect(read.filter((word) => word !== plainWord(word).trim() || word === '')).toEqual([])
    expect(
      [...words.paid, ...words.pay].filter((word) => word !== word.toUpperCase() || word === ''),
    ).toEqual([])
    expect(names[code]).not.toHaveLength(0)
    expect(language.thousands).toMatch(/^[, ]$/)
  })
})

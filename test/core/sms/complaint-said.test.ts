import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { clinicNamed, readComplaint, tellingWord } from '../../../src/core/sms/complaint-said.ts'
import { date } from '../../../src/core/dates.ts'

const TODAY = date('2026-03-02')

const CLINICS = [
  { code: 'uhuru', name: 'Uhuru Clinic' },
  { code: 'kibera', name: 'Kibera Health Centre' },
  { code: 'thiaroye', name: 'Centre de santé Thiaroye' },
  { code: 'thiaroye-gare', name: 'Poste de santé Thiaroye Gare' },
]

const DIRECTORY = `${import.meta.dirname}/complaints`

/** Messages that complain, and what they say: `message => kind clinic day`, `-` for what is left out. */
const LISTS = readdirSync(DIRECTORY).filter((name) => name.endsWith('.txt'))

const LINES = LISTS.flatMap((name) =>
  readFileSync(`${DIRECTORY}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' => ') as [string, string]),
)

it.each(LINES)('reads %j as %s', (message, meaning) => {
  const { kind, on, isBare } = readComplaint(message, TODAY)
  const clinic = clinicNamed(message, CLINICS)?.code
  expect(isBare ? 'bare' : [kind, clinic, on].map((one) => one ?? '-').join(' ')).toBe(meaning)
})

it('has messages in three languages, some that leave something out', () => {
  expect(LISTS.length).toBe(3)
  expect(LINES.filter(([, meaning]) => meaning.includes('-')).length).toBeGreaterThan(10)
})

it('takes the only clinic there is as the one that is meant', () => {
  expect(clinicNamed('I was turned away', CLINICS.slice(0, 1))?.code).toBe('uhuru')
  expect(clinicNamed('I was turned away', [])).toBeNull()
})

it.each([
  ['Kibera Health Centre', 'KIBERA'],
  ['Centre de santé Thiaroye', 'THIAROYE'],
  ['Clinic', ''],
])('calls %s %j in an example', (name, word) => {
  expect(tellingWord({ code: '', name }, [])).toBe(word)
})

it('calls a clinic in an example by a word that no other has', () => {
  const words = CLINICS.map((clinic) => tellingWord(clinic, CLINICS))
  expect(words).toEqual(['UHURU', 'KIBERA', '', 'GARE'])
})

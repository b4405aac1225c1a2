import { describe, expect, it } from 'vitest'
import { type Setting, statutesSettings } from './statutes-table.ts'

const SETTINGS = statutesSettings().flatMap(({ name, settings }) =>
  settings.map((setting): [string, Setting] => [`${name}.${setting.path}`, setting]),
)

describe('every setting of the statutes file', () => {
  it.each(SETTINGS)('says what it does in a sentence: %s', (_, { does }) => {
    expect(does).toMatch(/^[A-Z].*[.]$/)
  })

  it.each(SETTINGS)('has an example that a file may have: %s', (_, { example, kind, schema }) => {
    // An object has the examples of its own settings.
    if (/^(list: )?object( or `null`)?$|^list, below$/.test(kind ?? '')) return
    expect(schema.safeParse(example).error).toBeUndefined()
  })

  it('is there', () => {
    const names = SETTINGS.map(([name]) => name)
    expect(names).toContain('mutual.quietHours.from')
    expect(names).toContain('mutual.wallets[].payBill')
    expect(names).toContain('plans[].services[].ceiling.extraPerPerson')
    expect(names).toContain('plans[].lateReturn.waiting')
    expect(names).toContain('managers[].phone')
    expect(new Set(names).size).toBe(names.length)
  })

  it('that a new mutual has to say is called needed', () => {
    const needed = SETTINGS.filter(([, { byDefault }]) => byDefault === 'needed')
    const names = needed.map(([name]) => name).filter((name) => !name.startsWith('plans'))
    expect(names).toEqual([
      'mutual.code',
      'mutual.name',
      'mutual.country',
      'mutual.currency',
      'mutual.timeZone',
      'mutual.contact.name',
      'mutual.contact.phone',
      'mutual.wallets[].wallet',
      'mutual.bookkeeping.accounts[].code',
      'mutual.bookkeeping.accounts[].name',
      'mutual.bookkeeping.costCentres[].code',
      'mutual.bookkeeping.costCentres[].name',
      'providers[].code',
      'providers[].name',
      'providers[].services',
      'providers[].tariff[].service',
      'providers[].tariff[].from',
      'providers[].tariff[].price',
      'providers[].agreement.from',
      'associations[].code',
      'associations[].name',
      'managers[].name',
      'managers[].phone',
    ])
  })
})

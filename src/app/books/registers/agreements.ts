import { loadProviders } from '../../../store/mutuals/mutuals.ts'
import { daysIn, texts, type Register } from './register.ts'

/** The register of agreements with providers. */
export const agreementsRegister: Register = {
  name: 'agreements',
  describe: 'agreements with clinics that hold on a day of the span',
  columns: () => [
    ...texts('provider', 'name', 'services'),
    ...daysIn('from', 'to'),
    ...texts('language'),
  ],
  lines: async function* ({ tx, mutual, days: { from, to } }) {
    for (const { code, name, services, agreement, language } of await loadProviders(
      tx,
      mutual.code,
    )) {
      if (to && agreement.from > to) continue
      if (from && agreement.to && agreement.to < from) continue
      yield [code, name, services.join(' '), agreement.from, agreement.to, language]
    }
  },
}

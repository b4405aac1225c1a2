import { FROM_BANK } from '../../../../app/visits/pay-provider.ts'
import { plainAmount } from '../../../../core/amount.ts'
import { ZERO } from '../../../../core/money.ts'
import { type Html, html } from '../../html.ts'
import { choiceOf } from '../../inputs.ts'
import { pairs } from '../../parts.ts'
import type { Visit } from '../../visit.ts'
import { line } from '../register/questions.ts'
import type { ClinicHere } from './clinic-here.ts'

/** The wallet accounts that may pay. */
export function walletsHere({ desk }: Pick<Visit, 'desk'>): readonly string[] {
  return desk.mutual.wallets.map(({ wallet }) => wallet)
}

/** The bank or a wallet, as people call it. */
export function placeName({ words }: Visit, place: string): string {
  const say = words('paying')
  return place === FROM_BANK ? say('bank') : say('wallet', { name: place })
}

/** What the clinic is owed, and the other way to pay it. */
export function aboutClinic(
  visit: Visit,
  { owed }: ClinicHere,
  text: string,
  other: Html | null,
): Html {
  const { words, write } = visit
  return html`${pairs([[words('paying')('owed'), html`<strong>${write.money(owed)}</strong>`]])}
    <p class="soft">${text} ${other}</p>`
}

/** All that is owed, until somebody has typed another amount. */
export function amountLine(visit: Visit, { owed }: ClinicHere): Html {
  const { typed, desk, words } = visit
  const offered = owed > ZERO ? plainAmount(owed, desk.mutual.currency) : ''
  const value = typed('step') === '' ? offered : typed('amount')
  return line(visit, 'amount', words('paying')('amount'), {
    ...{ value, input: html`inputmode="decimal"` },
  })
}

/** From where it is paid. */
export function placesAsked(visit: Visit, places: readonly string[]): Html {
  const { words, typed, errors } = visit
  const value = typed('from') || (places[0] ?? '')
  const asked = { name: 'from', label: words('paying')('from'), value, error: errors['from'] }
  return choiceOf(
    asked,
    places.map((one) => [one, placeName(visit, one)] as const),
  )
}

import { letterIssue } from '../../../src/app/acts/letters.ts'
import { providerPay } from '../../../src/app/acts/treasury.ts'
import { visitBill } from '../../../src/app/acts/visits.ts'
import { checkCoverage } from '../../../src/app/coverage/check-coverage.ts'
import { acting, inMutual } from '../../../src/app/desk.ts'
import { loadMutual } from '../../../src/store/mutuals/directory.ts'
import type { Happened } from '../events.ts'
import { personOf } from '../model/happen.ts'
import { isCovered } from '../model/household.ts'
import { balance, householdAt } from '../model/model.ts'
import { BY, command, MUTUAL, numberOf, type Town } from '../town.ts'

/** A clinic asks, and bills what it did when the answer was yes. The model must have said the same. */
export async function visit(town: Town, event: Happened<'visit'>): Promise<void> {
  const number = numberOf(town, event.household)
  const service = event.letter ? 'surgery' : 'consultation'
  const { provider, on } = event
  const household = householdAt(town.model, event.household)
  const isYes = isCovered(household, on)
  if (isYes && event.letter)
    await command(town, letterIssue, {
      ...{ person: number, provider, service, amount: String(event.amount) },
      ...{ to: on, by: BY },
    })
  const subject = { number, ordinal: personOf(household, event) }
  const checked = await check(town, { subject, provider, service })
  if ((checked.coverage.answer === 'yes') !== isYes)
    throw new Error(`${number} on ${on}: ${JSON.stringify(checked.coverage)}, the model ${isYes}`)
  if (!isYes) return
  await command(town, visitBill, {
    ...{ code: checked.visitCode ?? '', mutual: MUTUAL, provider, service },
    ...{ amount: String(event.amount), right: 'yes', by: 'Infirmier Chef' },
  })
}

type Asked = {
  readonly subject: { readonly number: ReturnType<typeof numberOf>; readonly ordinal: number }
  readonly provider: string
  readonly service: string
}

function check({ world }: Town, asked: Asked) {
  return acting(world.ports, async (desk) => {
    const books = await loadMutual(desk.tx, MUTUAL)
    if (!books) throw new Error('no mutual')
    const question = { mutual: MUTUAL, ...asked }
    return checkCoverage(inMutual(desk, books.mutual), question, { channel: 'test', by: 'test' })
  })
}

export async function payClinic(town: Town, { provider }: Happened<'clinic-paid'>): Promise<void> {
  const amount = String(-balance(town.model, `401 ${provider}`))
  const reference = `V-${town.next()}`
  await command(town, providerPay, {
    ...{ provider, mutual: MUTUAL, amount, from: 'bank', reference, by: BY },
  })
}

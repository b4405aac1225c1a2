import type { CivilDate } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { Plan } from '../plans/plan.ts'
import { type TariffLine, tariffOn } from '../plans/tariff.ts'
import { splitBill } from './split.ts'

type Clinic = {
  readonly name: string
  readonly tariff?: readonly TariffLine[]
  readonly agreement: { readonly from: CivilDate; readonly to: CivilDate | null }
}

/** What a service costs at a clinic, and the patient's part of that. */
type PriceThere = { readonly name: string; readonly price: Minor; readonly patient: Minor }

/**
 * What the services of a plan cost on a day at each clinic that has agreed to a price, the least for the
 * patient first. What is left of a person's ceiling is not looked at: it may be used by then.
 */
export function pricesOn(
  plan: Plan,
  clinics: readonly Clinic[],
  on: CivilDate,
): { readonly service: string; readonly clinics: readonly PriceThere[] }[] {
  const here = clinics.filter(({ agreement: { from, to } }) => from <= on && (!to || on <= to))
  return plan.services.flatMap((service) => {
    const found = here.flatMap(({ name, tariff = [] }) => {
      const line = tariffOn(tariff, service.code, on)
      if (!line) return []
      const patientPercent = line.patientPercent ?? service.patientPercent
      const { patient } = splitBill(line.price, { ...service, patientPercent }, line.ceiling)
      return [{ name, price: line.price, patient }]
    })
    found.sort((a, b) => a.patient - b.patient || (a.name < b.name ? -1 : 1))
    return found.length > 0 ? [{ service: service.code, clinics: found }] : []
  })
}

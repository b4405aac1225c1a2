import { type Currency, type Minor, toDecimal } from '../money.ts'
import type { Ceiling, Plan, Service } from './plan.ts'

/** A value as a statutes file has it: amounts are text in ordinary notation. */
type Sent<Value> = Value extends Minor
  ? string
  : Value extends string
    ? Value
    : Value extends readonly (infer Item)[]
      ? readonly Sent<Item>[]
      : Value extends object
        ? { readonly [Field in keyof Value]: Sent<Value[Field]> }
        : Value

/** A version of a plan as somebody would write it who names every field. */
export function planAsSent(plan: Plan, currency: Currency): Sent<Plan> {
  const money = (amount: Minor) => amountAsSent(amount, currency)
  const orNull = (amount: Minor | null) => (amount === null ? null : money(amount))
  const { extraPeople, latePenalty } = plan
  return {
    ...plan,
    contribution: money(plan.contribution),
    childContribution: orNull(plan.childContribution),
    familyMaximum: orNull(plan.familyMaximum),
    rhythms: plan.rhythms.map(({ periods, amount }) => ({ periods, amount: money(amount) })),
    joiningFee: money(plan.joiningFee),
    extraPeople: extraPeople && { ...extraPeople, contribution: money(extraPeople.contribution) },
    latePenalty: latePenalty && { ...latePenalty, amount: money(latePenalty.amount) },
    letterApprovalAbove: orNull(plan.letterApprovalAbove),
    services: plan.services.map((service) => serviceAsSent(service, currency)),
  }
}

function serviceAsSent(service: Service, currency: Currency): Sent<Service> {
  const { deductible, ceiling } = service
  return {
    ...service,
    deductible: amountAsSent(deductible, currency),
    ceiling: ceiling && ceilingAsSent(ceiling, currency),
  }
}

function ceilingAsSent(ceiling: Ceiling, currency: Currency): Sent<Ceiling> {
  const { amount, extraPerPerson } = ceiling
  return {
    ...ceiling,
    amount: amount === null ? null : amountAsSent(amount, currency),
    extraPerPerson: amountAsSent(extraPerPerson, currency),
  }
}

/** `1500` and `100.50`: decimals only where there are some. */
export function amountAsSent(amount: Minor, currency: Currency): string {
  return toDecimal(amount, currency).replace(/\.0+$/, '')
}

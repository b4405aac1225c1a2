import type { Association } from '../../../../core/statutes/statutes.ts'
import type { Plan } from '../../../../core/plans/plan.ts'
import { loadPlansInForce } from '../../../../store/mutuals/directory.ts'
import { loadAssociations } from '../../../../store/mutuals/mutuals.ts'
import { isLive } from '../../../../core/staff/role.ts'
import type { Html } from '../../html.ts'
import { type Choice, choiceOf, selectOf, wordsIn } from '../../inputs.ts'
import { field } from '../../parts.ts'
import type { Visit } from '../../visit.ts'

/** Questions that several errands of the register ask. */

type Asked = Pick<Visit, 'words' | 'typed' | 'errors'>

/** A line that is typed. */
export function line(
  { typed, errors }: Asked,
  name: string,
  label: string,
  more: { readonly hint?: string; readonly value?: string; readonly input?: Html } = {},
): Html {
  return field({ name, label, value: typed(name), error: errors[name], ...more })
}

/** The same where it may be left out. */
export function perhaps(
  visit: Asked,
  name: string,
  label: string,
  more: { readonly hint?: string; readonly input?: Html } = {},
): Html {
  return line(visit, name, visit.words('asking')('perhaps', { label }), more)
}

/** Why something is done, for the register. */
export function whyAsked({ words, typed, errors }: Asked): Html {
  const say = words('asking')
  const asked = { name: 'cause', value: typed('cause'), error: errors['cause'] }
  return wordsIn({ ...asked, label: say('why'), hint: say('whyHint') })
}

export function sexAsked({ words, typed, errors }: Asked): Html {
  const say = words('register')
  const asked = { name: 'sex', value: typed('sex'), error: errors['sex'], label: say('sex') }
  return choiceOf(asked, [
    ['F', say('female')],
    ['M', say('male')],
  ])
}

export const RELATIONS = ['spouse', 'child', 'parent', 'other'] as const

export function relationAsked({ words, typed, errors }: Asked): Html {
  const label = words('register')('relation')
  const asked = { name: 'relation', value: typed('relation'), error: errors['relation'], label }
  return choiceOf(
    asked,
    RELATIONS.map((one) => [one, words('member')(one)] as const),
  )
}

/** What a new member may come under: plans in force, and associations that there are. */
export type Offered = {
  readonly plans: readonly Plan[]
  readonly associations: readonly Association[]
}

export async function offeredHere({ desk }: Pick<Visit, 'desk'>): Promise<Offered> {
  const { tx, mutual, today } = desk
  const inForce = await loadPlansInForce(tx, mutual.code, today)
  const plans = inForce.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const all = await loadAssociations(tx, mutual.code)
  return { plans, associations: all.filter(({ until }) => isLive({ until }, today)) }
}

/** Asks for the plan and the association, where there is a choice. */
export function offers(visit: Asked, { plans, associations }: Offered): readonly (Html | null)[] {
  const { words, typed, errors } = visit
  const [member, asking] = [words('member'), words('asking')]
  const groups: readonly Choice[] = [
    ['', words('frame')('none')],
    ...associations.map(({ code, name }) => [code, name] as const),
  ]
  const ask = (name: string) => ({ name, value: typed(name), error: errors[name] })
  const label = asking('perhaps', { label: member('association') })
  return [
    plans.length > 1
      ? selectOf(
          { ...ask('plan'), label: member('plan') },
          plans.map(({ code }) => [code, code] as const),
        )
      : null,
    associations.length > 0 ? selectOf({ ...ask('association'), label }, groups) : null,
  ]
}

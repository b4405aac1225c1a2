import type { DateOrder } from '../../../core/written-date.ts'
import type { Decimals } from '../../files/statement-amounts.ts'
import type { Html } from '../html.ts'
import { selectOf } from '../inputs.ts'
import type { Typed } from '../typed.ts'
import type { Visit } from '../visit.ts'

/** How a file writes its days and amounts, where it does not show it by itself. */

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
const DECIMALS: readonly Decimals[] = ['point', 'comma']

type Name = 'dates' | 'decimals'

function asked(visit: Visit, name: Name, answers: readonly (DateOrder | Decimals)[]): Html {
  const { words, typed, errors } = visit
  const say = words('files')
  const question = { name, label: say(name), value: typed(name), error: errors[name] }
  return selectOf(question, [['', say('auto')], ...answers.map((one) => [one, say(one)] as const)])
}

/** In which order days are written. */
export function orderOfDays(visit: Visit): Html {
  return asked(visit, 'dates', ORDERS)
}

/** Which sign stands before decimals. */
export function signOfDecimals(visit: Visit): Html {
  return asked(visit, 'decimals', DECIMALS)
}

/** What was answered; null where the file shows it. */
export function readNotations({ perhaps, choice }: Typed) {
  return {
    dates: perhaps('dates', (name) => choice(name, ORDERS)),
    decimals: perhaps('decimals', (name) => choice(name, DECIMALS)),
  }
}

import { membersAskToPay } from '../../../app/acts/members.ts'
import { toDecimal } from '../../../core/money.ts'
import { maskPhone } from '../../../core/phone-number.ts'
import { actCommand } from '../act-command.ts'
import { JSON_OBJECT_WITH_MONEY } from '../options.ts'

export const membersAskToPayCommand = actCommand(membersAskToPay, {
  arguments: { number: 'NUMBER' },
  json: JSON_OBJECT_WITH_MONEY,
  examples: ['members ask-to-pay 0412337-8 --amount 4500 --by "Khady Sarr"'],
  print: ({ mutual: { currency }, phone, amount }, { number }) => ({
    json: { number, amount, currency },
    lines: `${maskPhone(phone)} is asked for ${toDecimal(amount, currency)} ${currency}`,
  }),
})

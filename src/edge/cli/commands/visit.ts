import { billVisit } from '../../../app/visits/bill-visit.ts'
import { type BillOfCode, decideEmergency, reverseBill } from '../../../app/visits/decide-bill.ts'
import { referVisit } from '../../../app/visits/refer-visit.ts'
import { type Currency, type Minor, toDecimal } from '../../../core/money.ts'
import type { Result } from '../../../core/refusals.ts'
import { loadMutual } from '../../../store/mutuals/directory.ts'
import type { BillTable } from '../../../store/schema.ts'
import type { Bill } from '../../../store/visits/bills.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { JSON_OBJECT_WITH_MONEY, MUTUAL, printEither } from '../options.ts'
import { refusalText } from '../../refusal-texts.ts'
import { amountOption, personOption } from '../values.ts'

const CODE = { name: 'CODE', describe: 'the visit code, such as K7QR42-8' } as const
const PROVIDER = {
  flags: '--provider <code>',
  describe: 'the clinic that opened the visit',
  required: true,
} as const
const BY = { flags: '--by <name>', describe: 'the person who does this', required: true } as const

export const visitBillCommand: Command = {
  name: 'visit bill',
  kind: 'write',
  describe: 'takes a clinic’s bill for a visit, says who pays what, and closes the code',
  arguments: [CODE],
  options: [
    MUTUAL,
    PROVIDER,
    { flags: '--service <code>', describe: 'the service that was given', required: true },
    { flags: '--amount <amount>', describe: 'the whole bill, such as 10000', required: true },
    { flags: '--right', describe: 'the amount is right although it is more than is left to pay' },
    BY,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'visit bill K7QR42-8 --mutual jappo --provider thiaroye --service consultation --amount 10000 --by "Khady Sarr"',
  ],
  run: async (context, input, io) => {
    const by = personOption(input, io)
    const mutual = await mutualOf(context, input, io)
    const amount = mutual && amountOption(input, mutual.currency, io)
    if (!by || !amount) return 1
    const asked = {
      mutual: mutual.code,
      provider: input.text('provider') ?? '',
      visitCode: input.text('code') ?? '',
      service: input.text('service') ?? '',
      amount,
      isRight: input.is('right'),
    }
    const billed = await billVisit(context.ports, asked, { by, actor: context.actor })
    if (!billed.ok) return refuse(io, refusalText(billed.refusal))
    const bill = billed.value
    if (input.is('json')) io.out(JSON.stringify(billJson(bill, mutual.currency)))
    else io.out(billedLine(bill, mutual.currency))
    return 0
  },
}

export const visitReverseCommand: Command = {
  name: 'visit reverse',
  kind: 'write',
  describe:
    'takes a bill back, so that the code takes a corrected one; somebody else must have entered it',
  arguments: [CODE],
  options: [MUTUAL, BY, JSON_OBJECT_WITH_MONEY],
  examples: ['visit reverse K7QR42-8 --mutual jappo --by "Moussa Fall"'],
  run: (context, input, io) =>
    decided(context, input, io, 'was reversed', (asked, by) =>
      reverseBill(context.ports, asked, { by, actor: context.actor }),
    ),
}

export const visitDecideCommand: Command = {
  name: 'visit decide',
  kind: 'write',
  describe: 'accepts or refuses the bill of an emergency; somebody else must have entered it',
  arguments: [CODE],
  options: [
    MUTUAL,
    {
      flags: '--decision <word>',
      describe: 'whether the mutual pays its share',
      choices: ['accepted', 'refused'],
      required: true,
    },
    BY,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: ['visit decide K7QR42-8 --mutual jappo --decision accepted --by "Moussa Fall"'],
  run: (context, input, io) => {
    const kind = input.text('decision') === 'accepted' ? 'accepted' : 'refused'
    return decided(context, input, io, `was ${kind}`, (asked, by) =>
      decideEmergency(context.ports, asked, kind, { by, actor: context.actor }),
    )
  },
}

export const visitReferCommand: Command = {
  name: 'visit refer',
  kind: 'write',
  describe: 'a clinic sends its patient on for a service that needs a referral',
  arguments: [CODE],
  options: [
    MUTUAL,
    PROVIDER,
    { flags: '--service <code>', describe: 'what the patient is sent for', required: true },
    BY,
    JSON_OBJECT_WITH_MONEY,
  ],
  examples: [
    'visit refer K7QR42-8 --mutual jappo --provider thiaroye --service surgery --by "Dr Sow"',
  ],
  run: async (context, input, io) => {
    const by = personOption(input, io)
    if (!by) return 1
    const asked = {
      mutual: input.text('mutual') ?? '',
      provider: input.text('provider') ?? '',
      visitCode: input.text('code') ?? '',
      service: input.text('service') ?? '',
    }
    const referred = await referVisit(context.ports, asked, { by, actor: context.actor })
    if (!referred.ok) return refuse(io, refusalText(referred.refusal))
    const { visit_code: visitCode, service_code: service, valid_to: validTo } = referred.value
    const json = { visitCode, service, validTo, by: referred.value.referred_by }
    printEither(io, input, json, `sent on for ${service} until ${validTo}`)
    return 0
  },
}

/** A bill as other programs read it. */
export function billJson(bill: BillTable | Bill, currency: Currency) {
  const decisions = 'decisions' in bill ? bill.decisions : []
  return {
    visitCode: bill.visit_code,
    provider: bill.provider_code,
    number: bill.number,
    ordinal: bill.ordinal,
    service: bill.service_code,
    on: bill.on_date,
    currency,
    amount: bill.amount,
    patient: bill.patient_amount,
    mutual: bill.mutual_amount,
    emergency: bill.emergency === 1,
    letter: bill.letter_number,
    by: bill.billed_by,
    decisions: decisions.map(({ kind, decided_on: on, decided_by: by }) => ({ kind, on, by })),
  }
}

function billedLine(bill: BillTable, currency: Currency): string {
  const money = (amount: Minor) => `${toDecimal(amount, currency)} ${currency}`
  const shares = `patient ${money(bill.patient_amount)}, mutual ${money(bill.mutual_amount)}`
  const pending = bill.emergency === 1 ? '; an emergency: the mutual has yet to decide' : ''
  return `${bill.visit_code}: ${money(bill.amount)}, ${shares}${pending}`
}

async function decided(
  context: CommandContext,
  input: Input,
  io: Io,
  done: string,
  act: (asked: BillOfCode, by: string) => Promise<Result<Bill>>,
): Promise<0 | 1> {
  const by = personOption(input, io)
  const mutual = await mutualOf(context, input, io)
  if (!by || !mutual) return 1
  const result = await act({ mutual: mutual.code, visitCode: input.text('code') ?? '' }, by)
  if (!result.ok) return refuse(io, refusalText(result.refusal))
  const bill = result.value
  if (input.is('json')) io.out(JSON.stringify(billJson(bill, mutual.currency)))
  else io.out(`the bill on ${bill.visit_code} ${done}`)
  return 0
}

async function mutualOf({ ports }: CommandContext, input: Input, io: Io) {
  const code = input.text('mutual') ?? ''
  const books = await ports.store.read((tx) => loadMutual(tx, code))
  if (!books) refuse(io, refusalText({ code: 'unknown-mutual', mutual: code }))
  return books?.mutual ?? null
}

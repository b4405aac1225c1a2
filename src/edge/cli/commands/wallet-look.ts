import { breakerFinding, lastToldBalance } from '../../../app/payments/told-balance.ts'
import type { Finding, ToldBalance, Wallet } from '../../../app/wallet.ts'
import { toDecimal } from '../../../core/money.ts'
import { type Command, type CommandContext, type Input, type Io, refuse } from '../command.ts'
import { JSON_LIST, printEither } from '../options.ts'
import { table } from '../table.ts'

const NAME = { name: 'NAME', describe: 'the name of the account in the installation file' } as const

/**
 * It runs inside the service that is there: with some operators a token of our own would end that of
 * the service.
 */
export const walletCheckCommand: Command = {
  name: 'wallet check',
  slow: true,
  kind: 'write',
  anyClock: true,
  describe: 'whether keys, addresses, clock and balance of an account are right; moves no money',
  details: ['Exit 1 when something is wrong. What cannot be known is no fault.'],
  arguments: [NAME],
  options: [JSON_LIST],
  examples: ['wallet check sandbox'],
  run: async (context, input, io) => {
    const { ports } = context
    return look(context, input, io, async (wallet) => {
      const found = await wallet.check?.()
      if (!found) return undefined
      const told = await lastToldBalance(ports, wallet)
      const balanced = told ? found.map((one) => balanceOr(one, told)) : found
      return [...balanced, await breakerFinding(ports, wallet)]
    })
  },
}

export const walletRegisterCommand: Command = {
  name: 'wallet register',
  slow: true,
  kind: 'write',
  anyClock: true,
  describe: 'tells an operator our callback addresses, where that is done by a request',
  details: ['Where they are entered by hand, check prints them.'],
  arguments: [NAME],
  options: [JSON_LIST],
  examples: ['wallet register sandbox'],
  run: async (context, input, io) =>
    look(context, input, io, async (wallet) => wallet.register?.()),
}

type Doing = (wallet: Wallet) => Promise<readonly Finding[] | undefined>

async function look(
  { ports }: Pick<CommandContext, 'ports'>,
  input: Input,
  io: Io,
  doing: Doing,
): Promise<0 | 1> {
  const name = input.text('name') ?? ''
  const wallet = ports.wallets.get(name)
  if (!wallet) {
    const known = [...ports.wallets.keys()].join(', ') || 'none'
    refuse(io, `there is no wallet account ${name}; there is: ${known}`)
    return 1
  }
  const findings = (await doing(wallet)) ?? []
  const nothing = `nothing to do for an account of kind ${wallet.kind}`
  printEither(io, input, findings, findings.length === 0 ? nothing : described(findings))
  const wrong = findings.filter(({ state }) => state === 'wrong')
  for (const { what, detail } of wrong) refuse(io, `${name}: ${what}: ${detail}`)
  return wrong.length === 0 ? 0 : 1
}

/** What the operator does not say when it is asked it may have said with a payment. */
function balanceOr(finding: Finding, { amount, currency, at }: ToldBalance): Finding {
  if (finding.what !== 'balance' || finding.state !== 'unknown') return finding
  const sum = `${currency} ${toDecimal(amount, currency)}`
  const detail = `${sum} after the payment of ${new Date(at).toISOString()}, as its notice said`
  return { what: 'balance', state: 'right', detail }
}

function described(findings: readonly Finding[]): string[] {
  return table<Finding>(
    [
      { title: 'what', cell: ({ what }) => what },
      { title: 'is', cell: ({ state }) => state },
      { title: 'detail', cell: ({ detail }) => detail },
    ],
    findings,
  )
}

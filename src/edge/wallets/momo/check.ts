import { isIP } from 'node:net'
import { z } from 'zod'
import type { Finding } from '../../../app/wallet.ts'
import { type Currency, toDecimal } from '../../../core/money.ts'
import { PLAIN, readNotation } from '../../../core/notation.ts'
import { clockFinding } from '../../outgoing/clock-finding.ts'
import { answerSays } from './answer.ts'
import { type MomoClient, SANDBOX } from './client.ts'

type Looked = {
  readonly callbackUrl: string
  readonly targetEnvironment: string
  readonly wireCurrency: Currency
  readonly now: () => number
}

/** Looks at an account without moving money; what it says holds no secret. */
export async function checkMomo(client: MomoClient, looked: Looked): Promise<Finding[]> {
  const answered = await client.login()
  const keys = ofKeys(answerSays(answered))
  const known = [clockFinding(answered, looked.now()), environment(looked), address(looked)]
  if (keys.state !== 'right') return [keys, ...known]
  return [keys, balance(await client.get('account/balance'), looked), ...known]
}

function ofKeys(says: ReturnType<typeof answerSays>): Finding {
  const what = 'keys'
  if (says.kind === 'done') return { what, state: 'right', detail: 'MTN takes them' }
  const alert = says.kind === 'refused' ? says.refusal.alert : says.alert
  return {
    what,
    state: 'wrong',
    detail: alert ?? 'MTN gives no answer: is it reached, at baseUrl?',
  }
}

const BALANCE = z.object({
  availableBalance: z.union([z.string(), z.number().transform(String)]),
  currency: z.string(),
})

function balance(
  answered: Parameters<typeof answerSays>[0],
  { wireCurrency }: Pick<Looked, 'wireCurrency'>,
): Finding {
  const what = 'balance'
  const says = answerSays(answered)
  if (says.kind !== 'done') {
    const alert = says.kind === 'refused' ? says.refusal.alert : says.alert
    return { what, state: 'unknown', detail: alert ?? 'MTN gives no answer' }
  }
  const said = BALANCE.safeParse(says.body).data
  if (!said) return { what, state: 'unknown', detail: 'it cannot be read' }
  if (said.currency !== wireCurrency) {
    const detail = `the account is in another currency than ${wireCurrency}`
    return { what, state: 'wrong', detail }
  }
  const amount = readNotation(said.availableBalance, wireCurrency, PLAIN)
  if (amount === null) return { what, state: 'unknown', detail: 'it cannot be read' }
  return { what, state: 'right', detail: `${wireCurrency} ${toDecimal(amount, wireCurrency)}` }
}

function environment({ targetEnvironment }: Looked): Finding {
  const what = 'environment'
  return targetEnvironment === SANDBOX
    ? { what, state: 'right', detail: 'the sandbox of MTN: no money there is real' }
    : { what, state: 'right', detail: targetEnvironment }
}

/** MTN compares the host with the API user's, takes no IP address, and only https when it is real. */
function address({ callbackUrl, targetEnvironment }: Looked): Finding {
  const what = 'callback address'
  const { protocol, hostname } = new URL(callbackUrl)
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) {
    return { what, state: 'wrong', detail: 'MTN takes a host name and no IP address: PUBLIC_URL' }
  }
  if (protocol !== 'https:' && targetEnvironment !== SANDBOX) {
    return { what, state: 'wrong', detail: 'MTN takes https alone: PUBLIC_URL' }
  }
  const detail = `its host is ${hostname}: the API user must have been made with it`
  return { what, state: 'right', detail }
}

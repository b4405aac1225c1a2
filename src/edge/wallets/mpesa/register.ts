import { z } from 'zod'
import type { Finding } from '../../../app/wallet.ts'
import { forbiddenIn } from '../../../core/payments/forbidden-words.ts'
import { type MpesaParts, PATHS } from './account.ts'
import type { Daraja, Said } from './client.ts'

/** Zero as Daraja writes it: `0`, `00000000`. */
const ANSWER = z.object({ ResponseCode: z.union([z.string(), z.number()]).transform(String) })

/**
 * Tells Daraja where payments into the account are told (C2B). In production that is taken once: it
 * is changed in the portal afterwards, so the address must be one that stays.
 */
export async function register(parts: MpesaParts, api: Daraja): Promise<readonly Finding[]> {
  const { settings, callbackUrl } = parts
  const addresses = [callbackUrl(PATHS.paid), callbackUrl(PATHS.asked)] as const
  const wrong = addresses.map(forbiddenIn).find((word) => word !== null)
  if (wrong) return [finding('wrong', `an address holds “${wrong}”, which the operator refuses`)]
  const [ConfirmationURL, ValidationURL] = addresses
  const said = await api.call(`/mpesa/c2b/${settings.c2bVersion}/registerurl`, {
    ...{ ShortCode: settings.shortCode, ResponseType: 'Completed' },
    ...{ ConfirmationURL, ValidationURL },
  })
  const found = registered(said)
  return settings.pullNumber
    ? [found, await registerPull(parts, api, settings.pullNumber)]
    : [found]
}

const PULLED = z.object({ ResponseStatus: z.union([z.string(), z.number()]).transform(String) })

/** Once for an account; Daraja says 1001 of one that is registered already. */
async function registerPull(parts: MpesaParts, api: Daraja, number: string): Promise<Finding> {
  const what = 'asking for payments (Pull)'
  const said = await api.call('/pulltransactions/v1/register', {
    ...{ ShortCode: parts.settings.shortCode, RequestType: 'Pull', NominatedNumber: number },
    CallBackURL: parts.callbackUrl(PATHS.pulled),
  })
  const answer = said.kind === 'said' ? PULLED.safeParse(said.body) : null
  const isDone = answer?.success && ['1000', '1001'].includes(answer.data.ResponseStatus)
  if (isDone) return { what, state: 'right', detail: 'the operator answers' }
  if (said.kind === 'unknown')
    return { what, state: 'unknown', detail: 'the operator has not said' }
  return { what, state: 'wrong', detail: 'the operator refuses: is Pull agreed with it?' }
}

function registered(said: Said): Finding {
  switch (said.kind) {
    case 'said': {
      const answer = ANSWER.safeParse(said.body)
      if (answer.success && /^0+$/.test(answer.data.ResponseCode))
        return finding('right', 'the operator will tell of payments there')
      return finding('wrong', 'the operator answered something else than yes')
    }
    case 'refused':
      return finding(
        'wrong',
        'the operator refuses: addresses that are registered already are changed in its portal',
      )
    case 'not-sent':
      return finding('wrong', said.alert ?? 'the operator cannot be reached')
    case 'unknown':
      return finding('unknown', 'the operator has not said whether it took them')
  }
}

function finding(state: Finding['state'], detail: string): Finding {
  return { what: 'addresses for payments (C2B)', state, detail }
}

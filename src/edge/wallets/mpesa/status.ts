import type { AskedAbout, ReceiptQuestion } from '../../../app/wallet.ts'
import type { MpesaParts } from './account.ts'
import type { Daraja } from './client.ts'

/** Who asks: an API operator of the organisation, named in its portal. */
type Initiator = { readonly name: string; readonly credential: string }

/** The initiator of an account that has one; the settings have both fields or none. */
export function initiatorOf({ settings }: MpesaParts): Initiator | null {
  const { initiator: name, securityCredential: credential } = settings
  return name && credential ? { name, credential } : null
}

/**
 * Asks about a payment by its receipt (Transaction Status). Daraja answers later, at the first
 * address; at the second it says that it has not in time, which means nothing.
 */
export async function askAbout(
  { settings }: MpesaParts,
  api: Daraja,
  { name, credential }: Initiator,
  { operatorReceipt, resultUrl, lateUrl }: ReceiptQuestion,
): Promise<AskedAbout> {
  const said = await api.call('/mpesa/transactionstatus/v1/query', {
    ...{ Initiator: name, SecurityCredential: credential, CommandID: 'TransactionStatusQuery' },
    ...{ TransactionID: operatorReceipt, OriginalConversationID: '' },
    ...{ PartyA: settings.shortCode, IdentifierType: '4' },
    ...{ ResultURL: resultUrl, QueueTimeOutURL: lateUrl, Remarks: 'verify', Occasion: '' },
  })
  switch (said.kind) {
    case 'said':
      return { kind: 'asked' }
    case 'refused': {
      const { meaning } = said
      const alert = 'alert' in meaning ? meaning.alert : undefined
      return meaning.kind === 'failed' && meaning.reason === 'misconfigured'
        ? { kind: 'refused', alert: alert ?? 'a question about a payment is refused' }
        : { kind: 'unknown', ...(alert && { alert }) }
    }
    case 'not-sent':
      return { kind: 'unknown', ...(said.alert && { alert: said.alert }) }
    case 'unknown':
      return { kind: 'unknown' }
  }
}

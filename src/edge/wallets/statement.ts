import type { Wallet } from '../../app/wallet.ts'

type StatementOptions = {
  readonly name: string
  readonly currency: string
  /** As members read it: `Bank account 0123 at Equity`. */
  readonly label: string
}

/**
 * An account at a bank or an operator that we know by its statement alone (`reconcile`): members pay
 * into it by themselves, and nobody is asked by phone through it.
 */
export function statementWallet({ name, currency, label }: StatementOptions): Wallet {
  return {
    name,
    kind: 'statement',
    currency,
    payInto: label,
    prompt: async () => ({ kind: 'rejected', reason: 'misconfigured', retryable: false }),
    query: async () => ({ kind: 'unknown' }),
    receive: () => ({
      kind: 'unreadable',
      why: 'an account that is known by its statement alone',
      reply: { status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not found\n' },
    }),
  }
}

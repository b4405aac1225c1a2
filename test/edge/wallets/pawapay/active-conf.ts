/** `GET /v2/active-conf` as pawaPay answers it, with invented values. */
export type Operation = Readonly<Record<string, unknown>>

export function operator(provider: string, change: Operation = {}) {
  return {
    provider,
    operation: {
      minAmount: '100',
      maxAmount: '2000000',
      decimalsInAmount: 'NONE',
      status: 'OPERATIONAL',
      authType: 'PROVIDER_AUTH',
      pinPrompt: 'AUTOMATIC',
      callbackUrl: 'https://pay.mutual.example/pay/key/pp/deposits',
      ...change,
    },
  }
}

type Shape = {
  readonly prefix?: string
  readonly country?: string
  readonly currency?: string
  /** As version 1 had it: a list, with other names of limits. */
  readonly isList?: boolean
  readonly signed?: { readonly signedRequestsOnly: boolean; readonly signedCallbacks: boolean }
}

export function activeConf(operators: readonly ReturnType<typeof operator>[], shape: Shape = {}) {
  const { prefix = '229', country = 'BEN', currency = 'XOF', isList = false } = shape
  const { signed = { signedRequestsOnly: false, signedCallbacks: false } } = shape
  return {
    companyName: 'Mutuelle Exemple',
    signatureConfiguration: signed,
    countries: [
      {
        country,
        displayName: { en: 'Benin', fr: 'Bénin' },
        prefix,
        providers: operators.map(({ provider, operation }) => ({
          provider,
          displayName: provider,
          nameDisplayedToCustomer: 'MUTUELLE EXEMPLE',
          currencies: [
            { currency, operationTypes: isList ? listed(operation) : { DEPOSIT: operation } },
          ],
        })),
      },
    ],
  }
}

function listed({ minAmount, maxAmount, ...rest }: Operation) {
  const limits = { minTransactionLimit: minAmount, maxTransactionLimit: maxAmount }
  return [{ operationType: 'PAYOUT' }, { operationType: 'DEPOSIT', ...limits, ...rest }]
}

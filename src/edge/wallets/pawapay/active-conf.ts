import { z } from 'zod'

/**
 * What pawaPay has opened for an account: operators, their limits and whether they work now
 * (reference mobile-money 13.1). Version 2 keys operations by their names, version 1 had a list with
 * other names of limits; both are met.
 */
const word = z.string().nullish().catch(null)

const OPERATION = z.object({
  operationType: word,
  minAmount: word,
  maxAmount: word,
  minTransactionLimit: word,
  maxTransactionLimit: word,
  decimalsInAmount: word,
  status: word,
  callbackUrl: word,
  authType: word,
})

const OPERATIONS = z.union([
  z.array(OPERATION).transform((list) => list.find((one) => one.operationType === 'DEPOSIT')),
  z.record(z.string(), z.unknown()).transform(({ DEPOSIT }) => OPERATION.safeParse(DEPOSIT).data),
])

const CONF = z.object({
  companyName: word,
  signatureConfiguration: z
    .object({
      signedRequestsOnly: z.boolean().catch(false),
      signedCallbacks: z.boolean().catch(false),
    })
    .nullish()
    .catch(null),
  countries: z.array(
    z.object({
      country: z.string(),
      prefix: word,
      providers: z.array(
        z.object({
          provider: z.string(),
          displayName: word,
          nameDisplayedToCustomer: word,
          currencies: z.array(z.object({ currency: z.string(), operationTypes: OPERATIONS })),
        }),
      ),
    }),
  ),
})

/** An operator whose payers can be asked in the account's currency. */
export type Provider = {
  readonly code: string
  readonly country: string
  /** As its numbers begin, with `+`; null where pawaPay does not say. */
  readonly prefix: string | null
  readonly title: string | null
  /** What payers see as the one who asks. */
  readonly payee: string | null
  readonly min: string | null
  readonly max: string | null
  readonly decimals: 'NONE' | 'TWO_PLACES' | null
  readonly status: string
  readonly callbackUrl: string | null
  /** A prompt on the phone; others need a code beforehand, or a browser. */
  readonly canPrompt: boolean
}

export type ActiveConf = {
  readonly companyName: string | null
  readonly signedRequestsOnly: boolean
  readonly signedCallbacks: boolean
  readonly providers: readonly Provider[]
}

/** Reads `GET /v2/active-conf` for one currency; null when it is no such answer. */
export function readActiveConf(body: unknown, currency: string): ActiveConf | null {
  const conf = CONF.safeParse(body).data
  if (!conf) return null
  const providers = conf.countries.flatMap(({ country, prefix, providers }) =>
    providers.flatMap((provider) => {
      const own = provider.currencies.find((one) => one.currency === currency)
      const deposit = own?.operationTypes
      return deposit ? [providerOf(country, prefix, provider, deposit)] : []
    }),
  )
  return {
    companyName: conf.companyName ?? null,
    signedRequestsOnly: conf.signatureConfiguration?.signedRequestsOnly ?? false,
    signedCallbacks: conf.signatureConfiguration?.signedCallbacks ?? false,
    providers,
  }
}

type Conf = z.output<typeof CONF>['countries'][number]['providers'][number]

function providerOf(
  country: string,
  prefix: string | null | undefined,
  { provider, displayName, nameDisplayedToCustomer }: Conf,
  deposit: z.output<typeof OPERATION>,
): Provider {
  const { decimalsInAmount: decimals, status, authType, callbackUrl } = deposit
  return {
    code: provider,
    country,
    prefix: prefix ? `+${prefix.replace(/\D/g, '')}` : null,
    title: displayName ?? null,
    payee: nameDisplayedToCustomer ?? null,
    min: deposit.minAmount ?? deposit.minTransactionLimit ?? null,
    max: deposit.maxAmount ?? deposit.maxTransactionLimit ?? null,
    decimals: decimals === 'NONE' || decimals === 'TWO_PLACES' ? decimals : null,
    status: status ?? 'OPERATIONAL',
    callbackUrl: callbackUrl ?? null,
    canPrompt: (authType ?? 'PROVIDER_AUTH') === 'PROVIDER_AUTH',
  }
}

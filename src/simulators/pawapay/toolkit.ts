import { shortAmount, writeAmount } from '../kernel/amounts.ts'
import { json, jsonBody } from '../kernel/http.ts'
import type { Handler, Route } from '../kernel/operator.ts'
import { balanceOf } from '../kernel/phones.ts'
import { authorized, failureReason } from './answers.ts'
import { type Country, COUNTRIES, predict, type Provider, PROVIDERS } from './providers.ts'
import { publicKeys } from './signature.ts'
import { type Pawapay, type PawapayState, walletName } from './state.ts'

const OPERATIONS = ['DEPOSIT', 'REFUND'] as const
type Operation = (typeof OPERATIONS)[number]

function route(
  operation: string,
  method: string,
  path: string,
  handle: Handler<PawapayState>,
): Route<PawapayState> {
  return { operation, method, path, handle: authorized(handle) }
}

/** 13.1. */
export const toolkitRoutes: readonly Route<PawapayState>[] = [
  route('active-conf', 'GET', '/v2/active-conf', (world, { query }) =>
    json(200, {
      companyName: world.state.own.agreed.companyName,
      signatureConfiguration: {
        signedRequestsOnly: world.state.own.agreed.signedRequestsOnly,
        signedCallbacks: world.state.own.agreed.signedCallbacks,
      },
      countries: wanted(query).map((country) => countryView(world, country, operationsOf(query))),
    }),
  ),
  // A list here, an object there.
  route('availability', 'GET', '/v2/availability', (world, { query }) =>
    json(
      200,
      wanted(query).map(({ country }) => ({
        country,
        providers: namesOf(country).map((provider) => ({
          provider,
          operationTypes: operationsOf(query).map((operationType) => ({
            operationType,
            status: statusOf(world, provider),
          })),
        })),
      })),
    ),
  ),
  route('predict-provider', 'POST', '/v2/predict-provider', (_, { body }) => {
    const number = jsonBody(body)?.['phoneNumber']
    const found = typeof number === 'string' ? predict(number) : null
    return found ? json(200, found) : json(400, failureReason('INVALID_PARAMETER', 'phoneNumber'))
  }),
  route('wallet-balances', 'GET', '/v2/wallet-balances', (world, { query }) => {
    const wallets = new Map(
      PROVIDERS.map(({ country, currency }) => [
        walletName({ country, currency }),
        { country, currency },
      ]),
    )
    const balances = [...wallets]
      .filter(([, { country }]) => query['country'] === undefined || query['country'] === country)
      .map(([name, wallet]) => ({
        ...wallet,
        balance: writeAmount(balanceOf(world, name), 2),
        provider: '',
      }))
    return json(200, { balances })
  }),
  route('public-key', 'GET', '/v2/public-key/http', (world) => json(200, publicKeys(world))),
]

function wanted({ country }: Readonly<Record<string, string>>): readonly Country[] {
  return COUNTRIES.filter((each) => country === undefined || each.country === country)
}

function operationsOf({ operationType }: Readonly<Record<string, string>>): readonly Operation[] {
  return OPERATIONS.filter((each) => operationType === undefined || each === operationType)
}

function namesOf(country: string): string[] {
  const own = PROVIDERS.filter((each) => each.country === country)
  return [...new Set(own.map(({ provider }) => provider))]
}

function statusOf({ state }: Pawapay, provider: string) {
  return state.own.statuses[provider] ?? 'OPERATIONAL'
}

function countryView(world: Pawapay, country: Country, operations: readonly Operation[]) {
  return {
    country: country.country,
    displayName: { en: country.en, fr: country.fr },
    prefix: country.prefix,
    flag: '',
    providers: namesOf(country.country).map((name) => {
      const all = PROVIDERS.filter(({ provider }) => provider === name)
      const [first] = all
      return {
        provider: name,
        displayName: first?.name,
        logo: '',
        nameDisplayedToCustomer: world.state.own.agreed.companyName,
        currencies: all.map((each) => ({
          currency: each.currency,
          displayName: each.currency,
          operationTypes: Object.fromEntries(
            operations.map((operation) => [operation, operationView(world, each, operation)]),
          ),
        })),
      }
    }),
  }
}

function operationView(world: Pawapay, provider: Provider, operation: Operation) {
  const { minimum, maximum, depositCallbackUrl, refundCallbackUrl } = world.state.own.agreed
  const callbackUrl = operation === 'DEPOSIT' ? depositCallbackUrl : refundCallbackUrl
  return {
    minAmount: shortAmount(minimum),
    maxAmount: shortAmount(maximum),
    decimalsInAmount: provider.decimals,
    status: statusOf(world, provider.provider),
    ...(callbackUrl === null ? {} : { callbackUrl }),
    ...(operation === 'DEPOSIT' ? depositView(provider) : {}),
  }
}

function depositView({ auth, name }: Provider) {
  if (auth !== 'PROVIDER_AUTH') return { authType: auth }
  return {
    authType: auth,
    pinPrompt: 'AUTOMATIC',
    pinPromptRevivable: true,
    pinPromptInstructions: {
      channels: [
        {
          type: 'USSD',
          displayName: { en: 'Did not get a PIN prompt?', fr: 'Pas de demande de PIN ?' },
          variables: { shortCode: '*126#' },
          instructions: {
            en: [{ text: `Dial *126# and choose ${name}`, template: 'Dial {{shortCode}}' }],
            fr: [
              { text: `Composez *126# et choisissez ${name}`, template: 'Composez {{shortCode}}' },
            ],
          },
        },
      ],
    },
  }
}

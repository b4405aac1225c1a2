/** What becomes of one recipient of a message (2.2 of `reference/gateway.md`). */
export const STATUS_CODES = {
  Processed: 100,
  Sent: 101,
  Queued: 102,
  RiskHold: 401,
  InvalidSenderId: 402,
  InvalidPhoneNumber: 403,
  UnsupportedNumberType: 404,
  InsufficientBalance: 405,
  UserInBlacklist: 406,
  CouldNotRoute: 407,
  DoNotDisturbRejection: 409,
  InternalServerError: 500,
  GatewayError: 501,
  RejectedByGateway: 502,
} as const
export type RecipientStatus = keyof typeof STATUS_CODES

/** 1.7, of prefixes that belong to one network mostly; any other is the sandbox's. */
const NETWORKS: readonly (readonly [string, string])[] = [
  ['+25473', '63903'],
  ['+25477', '63907'],
  ['+254', '63902'],
  ['+25575', '64004'],
  ['+25578', '64005'],
  ['+255', '64002'],
  ['+25677', '64110'],
  ['+25675', '64101'],
  ['+250', '63510'],
  ['+234', '62130'],
  ['+233', '62001'],
  ['+265', '65001'],
]
const SANDBOX_NETWORK = '99999'

export function networkOf(phone: string): string {
  return NETWORKS.find(([prefix]) => phone.startsWith(prefix))?.[1] ?? SANDBOX_NETWORK
}

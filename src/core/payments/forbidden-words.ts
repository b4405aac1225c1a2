/** Words that Safaricom takes in no address, in any case, also within other words. */
const FORBIDDEN = ['m-pesa', 'mpesa', 'safaricom', 'exe', 'exec', 'cmd', 'sql', 'query'] as const

/** The first word of an address that the operator refuses; null when there is none. */
export function forbiddenIn(address: string): string | null {
  const small = address.toLowerCase()
  return FORBIDDEN.find((word) => small.includes(word)) ?? null
}

/** What the sandbox's carrier is called, for messages and calls. */
export const SANDBOX_CARRIER = 'sandbox'

/** What leaves the outbox first: a clinic waits at a counter, a payer with the phone in hand. */
export const PRIORITY = { prompt: 0, check: 1, receipt: 2, answer: 3, notice: 5 } as const

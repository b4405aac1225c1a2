/** What we promise, in the order in which `docs/promises.md` says it. */
export const PROMISES = {
  kept: 'What we acknowledged survives: nothing is lost, and nothing is done twice',
  money: 'Money that arrived is never lost, doubled or guessed',
  coverage: 'A coverage answer is never wrong in silence',
  answered: 'Whoever calls or texts reads an answer in time, and nobody reads another’s',
  private: 'Little is told: phones, names, PINs and keys stay where they belong',
  books: 'Books that somebody changed say so',
  operation: 'The service comes back, says what is wrong, and what to do',
} as const

/**
 * A row of `docs/promises.md`: a promise, what is done to the service, and the test that finds the
 * promise kept. To add one, write it into the file of `rows/` that is nearest, and let the test say
 * behind its title how it was seen to fail with the protection removed:
 *
 * ```ts
 * it('posts once what is told twice', async () => {
 *   // Seen red: with the unique key on receipts dropped, two receipts were posted.
 * ```
 */
export type Proof = {
  readonly promise: keyof typeof PROMISES
  /** What happens to the service, in a few words. */
  readonly fault: string
  /** How it is made to happen. */
  readonly by: string
  /** How often in a run of CI; `1` without it. */
  readonly rounds?: string
  /** What `npm run soak` adds. */
  readonly soak?: string
  /** The file, from the root. */
  readonly test: string
  /** The test's title, or as much of it as no other title of the file holds. */
  readonly titled: string
  /** Under this name the test writes down what came of it (`noteResult`). */
  readonly result?: string
}

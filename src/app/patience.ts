/** For whom nobody set a limit: adapters have limits of their own. */
export const PATIENT: AbortSignal = new AbortController().signal

/**
 * The answer of a network, or `silence` when patience is over first: then nobody knows what became
 * of the request, and an answer that comes after all is not heard.
 */
export async function answerOr<Answer>(
  answer: Promise<Answer>,
  silence: Answer,
  patience: AbortSignal,
): Promise<Answer> {
  if (patience === PATIENT) return answer
  let stop: () => void = () => undefined
  const over = new Promise<Answer>((resolve) => {
    const end = () => resolve(silence)
    patience.addEventListener('abort', end)
    stop = () => patience.removeEventListener('abort', end)
    if (patience.aborted) end()
  })
  return Promise.race([answer, over]).finally(stop)
}

/** How much is kept: so many texts, of at most so many characters each. */
type Limits = { readonly texts: number; readonly longest: number }

/**
 * The same function, which keeps its answers up to these limits and then begins afresh: for one whose answer
 * depends on nothing but the text, so that what is kept can never be out of date. An answer that is an object
 * is shared by all who ask, and nobody may change it.
 */
export function remembered<Text extends string, Answer>(
  answer: (text: Text) => Answer,
  { texts, longest }: Limits,
): (text: Text) => Answer {
  const kept = new Map<Text, Answer>()
  return (text) => {
    if (text.length > longest) return answer(text)
    const known = kept.get(text)
    if (known !== undefined) return known
    const given = answer(text)
    if (kept.size === texts) kept.clear()
    kept.set(text, given)
    return given
  }
}

/** Behind each screen of a call that is kept; no text of a screen has it. */
export const SCREEN_END = '\u001e'

/** The screens of a call before its last one, as they are kept, the first one first. */
export function screensOf(kept: string): string[] {
  return kept.split(SCREEN_END).slice(0, -1)
}

/** Words or phrases with commas between them. There is at least one. */
export function list(text: string): [string, ...string[]] {
  const words = text.split(',').map((word) => word.trim().replace(/\s+/g, ' '))
  return words as [string, ...string[]]
}

/** Verbs of a language that says who and when in one word: each beginning with each stem. */
export function forms(beginnings: string, stems: string): string[] {
  return list(beginnings).flatMap((who) => list(stems).map((stem) => who + stem))
}

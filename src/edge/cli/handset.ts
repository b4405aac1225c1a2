/** How a phone looks in a terminal. */

const COLUMNS = 42

/** A USSD screen in a frame, long lines broken between words. */
export function framed(text: string): string[] {
  const lines = text.split('\n').flatMap(wrapped)
  const bar = '─'.repeat(COLUMNS + 2)
  return [`┌${bar}┐`, ...lines.map((line) => `│ ${line.padEnd(COLUMNS)} │`), `└${bar}┘`]
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > COLUMNS) {
    const space = rest.lastIndexOf(' ', COLUMNS)
    const end = space > 0 ? space : COLUMNS
    lines.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  return [...lines, rest]
}

/**
 * What a dialled string means: `*384*77*1*2#` is the code `*384*77#` with `1*2` typed ahead, when
 * `*384*77#` is a code that is known.
 */
export function readDialled(
  dialled: string,
  known: readonly string[],
): { readonly serviceCode: string; readonly text: string } {
  const bare = dialled.replace(/#$/, '')
  const codes = known.map((code) => code.replace(/#$/, '')).sort((a, b) => b.length - a.length)
  const code = codes.find((start) => bare.startsWith(`${start}*`))
  return code === undefined
    ? { serviceCode: dialled, text: '' }
    : { serviceCode: `${code}#`, text: bare.slice(code.length + 1) }
}

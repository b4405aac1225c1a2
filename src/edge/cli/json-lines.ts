/** Where the parts of a JSON text stand, for telling people the line of a fault. */

/**
 * The line, from 1, on which each part of a JSON text begins, by its path: `plans[0].code`; the
 * whole is ''. The text is known to be JSON.
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const open: { path: string; index: number | null; key: string }[] = []
  let line = 1
  let expectsKey = false
  for (const [token] of text.matchAll(TOKEN)) {
    const inside = open.at(-1)
    if (token === '\n') line += 1
    else if (token === ',') {
      if (inside?.index != null) inside.index += 1
      expectsKey = inside?.index === null
    } else if (token === '}' || token === ']') {
      open.pop()
      expectsKey = false
    } else if (token === ':') expectsKey = false
    else if (expectsKey && inside) inside.key = JSON.parse(token) as string
    else {
      const path = inside ? below(inside) : ''
      lines.set(path, line)
      if (token === '{' || token === '[') {
        open.push({ path, index: token === '[' ? 0 : null, key: '' })
        expectsKey = token === '{'
      }
    }
  }
  return lines
}

const TOKEN = /\n|"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g

function below({ path, index, key }: { path: string; index: number | null; key: string }): string {
  if (index !== null) return `${path}[${index}]`
  return path ? `${path}.${key}` : key
}

/** The line of a part, or of the nearest part around it when it is missing. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  let around = path
  for (;;) {
    const line = lines.get(around)
    if (line !== undefined) return line
    if (around === '') return 1
    around = around.replace(/(\.|^)[^.[\]]*$|\[\d+\]$/, '')
  }
}

/** The line that a complaint of `JSON.parse` is about, as far as it says. */
export function lineOfComplaint(text: string, complaint: string): number {
  const position = /at position (\d+)/.exec(complaint)?.[1]
  const isAtEnd = /end of JSON/.test(complaint)
  const before = position ? text.slice(0, Number(position)) : isAtEnd ? text : ''
  return before.split('\n').length
}

/** A service code as we write it: `*384*77#`. */
function codeWritten(text: string): string {
  return `*${inner(text)}#`
}

/**
 * What a begin says: the service code, and what was dialled behind it as answers joined with `*`.
 * `code` is what the carrier or its settings say; without one the whole is the code.
 */
export function readDialled(typed: string, code: string | null): { code: string; input: string } {
  const isDialled = typed.startsWith('*')
  if (code === null) return { code: isDialled ? codeWritten(typed) : '', input: '' }
  const beyond = `${inner(code)}*`
  const isDeep = isDialled && inner(typed).startsWith(beyond)
  return { code: codeWritten(code), input: isDeep ? inner(typed).slice(beyond.length) : '' }
}

function inner(text: string): string {
  return text.trim().replace(/^\*/, '').replace(/#$/, '')
}

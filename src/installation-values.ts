/** Variables by name, as a process has them; a variable that is empty counts as absent. */
export type Variables = Readonly<Record<string, string | undefined>>

/** What a file says once its references were followed. */
type Filled = {
  readonly value: unknown
  /** One line for each variable that is missing, with the path of the value that names it. */
  readonly faults: readonly string[]
  /** What the variables hold that values refer to, for the log to look out for. */
  readonly secrets: readonly string[]
  /** Names of the variables that values refer to. */
  readonly names: readonly string[]
  /** Paths of values whose variable is missing: what else is wrong with them is not known. */
  readonly unfilled: ReadonlySet<string>
}

/** `$NAME` anywhere in a text; `$$` is a plain `$`. */
const REFERENCE = /\$(?:\$|([A-Z_][A-Z0-9_]*))/g

/** Follows every `$NAME` in the texts of a JSON value. */
export function fillIn(value: unknown, variables: Variables): Filled {
  const faults: string[] = []
  const secrets = new Set<string>()
  const names = new Set<string>()
  const unfilled = new Set<string>()

  function text(path: string, template: string): string {
    return template.replace(REFERENCE, (found, name: string | undefined) => {
      if (name === undefined) return '$'
      names.add(name)
      const known = variables[name]
      if (known) {
        secrets.add(known)
        return known
      }
      faults.push(`${path}: $${name} is not set`)
      unfilled.add(path)
      return found
    })
  }

  function walk(path: string, part: unknown): unknown {
    if (typeof part === 'string') return text(path, part)
    if (Array.isArray(part)) return part.map((one, at) => walk(`${path}[${at}]`, one))
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => [key, walk(path ? `${path}.${key}` : key, one)]),
    )
  }

  const filled = walk('', value)
  return { value: filled, faults, secrets: [...secrets], names: [...names], unfilled }
}

import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** A file with the files of ours that it imports, by value or by type. */
export type Imports = ReadonlyMap<string, readonly string[]>

/** What each file imports with a relative path. `file` is its path from the project. */
export function importsOf(sources: readonly { file: string; text: string }[]): Imports {
  return new Map(sources.map(({ file, text }) => [file, importedBy(file, text)]))
}

function importedBy(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    const name = nameImported(node)
    if (name?.startsWith('.')) found.add(normalize(join(dirname(file), name)))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found]
}

/** The path or package that a node imports or exports from; null when it does neither. */
export function nameImported(node: ts.Node): string | null {
  const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
  const isDynamic =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  const isType = ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
  const name = isStatic
    ? node.moduleSpecifier
    : isDynamic
      ? node.arguments[0]
      : isType
        ? node.argument.literal
        : undefined
  return name && ts.isStringLiteral(name) ? name.text : null
}

type Text = { readonly file: string; readonly text: string }

/**
 * What sources export and no other file imports by its name. `users` are all files that may import;
 * one that takes a whole file takes all of its names.
 */
export function idleExports(sources: readonly Text[], users: readonly Text[]): string[] {
  return untaken(sources, users).map(({ file, name }) => `${file} ${name}`)
}

/**
 * What sources export and nothing but tests uses, so that it stands there for tests alone: no file
 * of `users` imports it, and its own file has no use for it.
 */
export function exportsForTests(sources: readonly Text[], users: readonly Text[]): string[] {
  return untaken(sources, users)
    .filter(({ file, text, name }) => !isUsedIn(file, text, name))
    .map(({ file, name }) => `${file} ${name}`)
}

function untaken(sources: readonly Text[], users: readonly Text[]) {
  const taken = new Set(users.flatMap(({ file, text }) => namesTaken(file, text)))
  return sources.flatMap(({ file, text }) =>
    namesExported(file, text)
      .filter((name) => !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
      .map((name) => ({ file, text, name })),
  )
}

/** Whether a file names something once more than where it declares it. */
function isUsedIn(file: string, text: string, name: string): boolean {
  let count = 0
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) count += 1
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return count > 1
}

function namesTaken(file: string, text: string): string[] {
  const taken: string[] = []
  const visit = (node: ts.Node): void => {
    const from = nameImported(node)
    if (from?.startsWith('.')) {
      const target = normalize(join(dirname(file), from))
      taken.push(...namesOf(node).map((name) => `${target} ${name}`))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return taken
}

/** The names that a node takes from what it imports; `*` for all. */
function namesOf(node: ts.Node): string[] {
  const list = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : ts.isExportDeclaration(node)
      ? node.exportClause
      : undefined
  if (list && (ts.isNamedImports(list) || ts.isNamedExports(list))) {
    return list.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
  }
  if (ts.isImportTypeNode(node) && node.qualifier) return [node.qualifier.getText()]
  return ['*']
}

function namesExported(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : boundIn(name),
      )
    }
    const named = statement as ts.DeclarationStatement
    return named.name && ts.isIdentifier(named.name) ? [named.name.text] : []
  })
}

function boundIn(pattern: ts.BindingPattern): string[] {
  return pattern.elements.flatMap((element) =>
    ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [element.name.text] : [],
  )
}

/** Circles: sets of things each of which leads to all others of its set (Tarjan). */
export function circlesIn(leads: Imports): string[][] {
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const go = (at: string): void => {
    index.set(at, index.size)
    lowest.set(at, index.size - 1)
    open.push(at)
    for (const to of leads.get(at) ?? []) {
      if (!index.has(to)) go(to)
      if (open.includes(to)) lowest.set(at, Math.min(low(at), low(to)))
    }
    if (lowest.get(at) !== index.get(at)) return
    const circle = open.splice(open.indexOf(at))
    if (circle.length > 1 || leads.get(at)?.includes(at)) circles.push(circle.sort())
  }
  const low = (at: string): number => lowest.get(at) ?? 0
  for (const at of leads.keys()) if (!index.has(at)) go(at)
  return circles
}

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>

/** `core/sms` of `src/core/sms/read.ts`, `core` of `src/core/money.ts`; null outside the rings. */
export function roomOf(file: string): { readonly ring: string; readonly room: string } | null {
  const [, ring, folder] = /^src\/(core|store|app|edge)\/(?:([^/]+)\/)?/.exec(file) ?? []
  return ring ? { ring, room: folder ?? ring } : null
}

/** What each room imports of its own ring, with the file that does it first. */
function between(imports: Imports): Map<string, string> {
  const found = new Map<string, string>()
  for (const [file, targets] of imports) {
    for (const target of targets) {
      const [from, to] = [roomOf(file), roomOf(target)]
      if (!from || !to || from.ring !== to.ring || from.room === to.room) continue
      const key = `${from.ring} ${from.room} ${to.room}`
      if (!found.has(key)) found.set(key, `${file} imports ${target}`)
    }
  }
  return found
}

/**
 * What rooms do that their table does not say, and what it says that they do not: imports of other
 * rooms, folders that it does not name, names before their place. A ring that it leaves out is not
 * looked at.
 */
export function roomFaults(imports: Imports, table: Table): string[] {
  const found = between(imports)
  const strangers = [...imports.keys()].flatMap((file) => {
    const at = roomOf(file)
    const rooms = at && table[at.ring]
    return rooms && !(at.room in rooms) ? [`${at.ring} has no room ${at.room}: ${file}`] : []
  })
  const faults = Object.entries(table).flatMap(([ring, rooms]) => {
    const order = Object.keys(rooms)
    return order.flatMap((room, place) => {
      const may = namesIn(rooms[room])
      const early = may
        .filter((name) => order.indexOf(name) >= place || !order.includes(name))
        .map((name) => `${ring}/${room} stands before ${name}, which it may import`)
      const idle = may
        .filter((name) => !found.has(`${ring} ${room} ${name}`))
        .map((name) => `${ring}/${room} imports nothing of ${name}, which it may`)
      const beyond = order
        .filter((name) => !may.includes(name) && found.has(`${ring} ${room} ${name}`))
        .map((name) => `${found.get(`${ring} ${room} ${name}`)}: ${room} may not import ${name}`)
      return [...early, ...idle, ...beyond]
    })
  })
  return [...new Set(strangers), ...faults]
}

export function namesIn(list: string | undefined): string[] {
  return (list ?? '').split(' ').filter((name) => name !== '')
}

/**
 * The rooms of each ring as the floors of a house, the uppermost first: each imports only rooms
 * below it.
 */
export function drawnRooms(table: Table): string {
  const rings = Object.entries(table).map(([ring, rooms]) => {
    const floorOf = new Map<string, number>()
    for (const [room, list] of Object.entries(rooms)) {
      floorOf.set(room, Math.max(-1, ...namesIn(list).map((name) => floorOf.get(name) ?? 0)) + 1)
    }
    const top = Math.max(...floorOf.values())
    const floors = Array.from({ length: top + 1 }, (_, up) => {
      const rooms = [...floorOf].filter(([, floor]) => floor === top - up).map(([room]) => room)
      return `${up === 0 ? ring.padEnd(6) : '      '} ${String(top - up).padStart(2)}  ${rooms.join('  ')}`
    })
    return floors.join('\n')
  })
  return rings.join('\n\n')
}

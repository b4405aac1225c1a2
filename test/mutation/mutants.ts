import ts from 'typescript'

/** One small change of a source: what a slip of the hand would be. */
export type Mutant = {
  readonly file: string
  /** The function or constant that it stands in. */
  readonly within: string
  /** The line as it stands, by which a mutant is known when lines move. */
  readonly code: string
  readonly change: string
}

/** What a place of the source is turned into, so that one of its mutants can be switched on. */
type Place = { readonly change: string; readonly write: (id: number, emit: Emit) => string }
type Emit = (node: ts.Node) => string

const COMPARISONS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
])

const JUNCTIONS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
])

const FUNCTIONS: Readonly<Record<string, string>> = {
  'Math.ceil': 'Math.floor',
  'Math.floor': 'Math.ceil',
  'Math.max': 'Math.min',
  'Math.min': 'Math.max',
}

/**
 * A source in which every mutant can be switched on by its number, counted from `first`: `a < b`
 * becomes `mutation.compare(7, '<', '<=', a, b)`. The mutants are in the order of the text.
 */
export function instrument(file: string, text: string, first: number) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lines = text.split('\n')
  const mutants: Mutant[] = []
  const emit: Emit = (node) => {
    const place = placeOf(node, source)
    if (!place) return emitChildren(node)
    const { line } = source.getLineAndCharacterOfPosition(changedAt(node).getStart(source))
    const code = lines[line]?.trim() ?? ''
    mutants.push({ file, within: nameAround(node), code, change: place.change })
    return place.write(first + mutants.length - 1, emit)
  }
  function emitChildren(node: ts.Node): string {
    let written = ''
    let at = node.pos
    ts.forEachChild(node, (child) => {
      written += text.slice(at, child.pos) + emit(child)
      at = child.end
    })
    return written + text.slice(at, node.end)
  }
  return { code: emit(source), mutants }
}

/** What a file calls the statement of its own that a node stands in. */
function nameAround(node: ts.Node): string {
  let at = node
  while (!ts.isSourceFile(at.parent)) at = at.parent
  if (ts.isVariableStatement(at)) return at.declarationList.declarations[0]?.name.getText() ?? ''
  return (at as ts.DeclarationStatement).name?.getText() ?? ''
}

/** Where the change is read: the operator of an expression that may run over several lines. */
function changedAt(node: ts.Node): ts.Node {
  return ts.isBinaryExpression(node) ? node.operatorToken : node
}

function placeOf(node: ts.Node, source: ts.SourceFile): Place | null {
  if (ts.isBinaryExpression(node)) return placeOfBinary(node)
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.getText(source)
    const other = FUNCTIONS[name]
    if (!other) return null
    const write = (id: number) => ` mutation.choose(${id}, ${name}, ${other})`
    return { change: changed(name, other), write }
  }
  if (isBareCondition(node)) {
    const write = (id: number, emit: Emit) => ` mutation.hold(${id}, ${emitAlone(node, emit)})`
    return { change: changed(`if (${node.getText(source)})`, 'if (false)'), write }
  }
  if (isConstant(node)) {
    const { text } = node
    const more = String(Number(text) + 1)
    return {
      change: changed(text, more),
      write: (id) => ` mutation.choose(${id}, ${text}, ${more})`,
    }
  }
  return null
}

function placeOfBinary(node: ts.BinaryExpression): Place | null {
  const { left, right, operatorToken } = node
  const operator = ts.tokenToString(operatorToken.kind) ?? ''
  const compared = COMPARISONS.get(operatorToken.kind)
  if (compared) {
    return {
      change: changed(operator, compared),
      write: (id, emit) =>
        ` mutation.compare(${id}, '${operator}', '${compared}', ${emit(left)}, ${emit(right)})`,
    }
  }
  const joined = JUNCTIONS.get(operatorToken.kind)
  if (joined) {
    return {
      change: changed(operator, joined),
      write: (id, emit) =>
        ` mutation.join(${id}, '${operator}', () => (${emit(left)}), () => (${emit(right)}))`,
    }
  }
  if ((operator !== '+' && operator !== '-') || !isOne(right)) return null
  return {
    change: changed(`${operator} 1`, `${operator} 0`),
    write: (id, emit) => `${emit(left)} ${operator} mutation.choose(${id}, 1, 0)`,
  }
}

function changed(from: string, to: string): string {
  return `\`${from}\` to \`${to}\``
}

function isOne(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && node.text === '1'
}

/** A condition without an operator of its own; the others are changed there. */
function isBareCondition(node: ts.Node): node is ts.Expression {
  const { parent } = node
  if (!parent || !ts.isIfStatement(parent) || parent.expression !== node) return false
  return !ts.isBinaryExpression(node)
}

/** The number of a constant with a name, as in `const APPLICANT_DAYS = 21`. */
function isConstant(node: ts.Node): node is ts.NumericLiteral {
  if (!ts.isNumericLiteral(node)) return false
  const { parent } = node
  return ts.isVariableDeclaration(parent) && ts.isSourceFile(parent.parent.parent.parent)
}

/** The condition itself is no place again, what stands in it may be. */
function emitAlone(node: ts.Node, emit: Emit): string {
  const source = node.getSourceFile().text
  let written = ''
  let at = node.pos
  ts.forEachChild(node, (child) => {
    written += source.slice(at, child.pos) + emit(child)
    at = child.end
  })
  return written + source.slice(at, node.end)
}

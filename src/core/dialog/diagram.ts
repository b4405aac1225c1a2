import type { ScreenName } from '../errands/screens.ts'
import type { Destination, Screen } from './screen.ts'

type Screens = Readonly<Partial<Record<ScreenName, Screen>>>

/** Brackets that draw a node, by kind of screen. */
const SHAPES: Readonly<Record<Screen['kind'], readonly [string, string]>> = {
  menu: ['[', ']'],
  choice: ['{{', '}}'],
  question: ['[/', '/]'],
  pages: ['[[', ']]'],
  end: ['([', '])'],
}

/** Places that are no screens. */
const PLACES: Partial<Record<Destination, string>> = {
  here: 'the same page',
  back: 'where the caller came from',
  begin: 'the opening',
  cut: 'where the call was cut',
  behind: 'what the PIN guards',
}

/** All errands as one document of Mermaid diagrams, a section for each. */
export function screensDocument(errands: Readonly<Record<string, Screens>>): string {
  const sections = Object.entries(errands).map(
    ([name, screens]) => `## ${name}\n\n\`\`\`mermaid\n${diagramOf(screens)}\n\`\`\`\n`,
  )
  return `${INTRODUCTION}\n${sections.join('\n')}`
}

const INTRODUCTION = `# Screens

Drawn from \`src/core/errands\` by \`npx vitest run test/core/dialog -u\`; a test compares them.
Rectangles are menus, hexagons choices from a list, slanted boxes questions, double-edged boxes
pages to read, stadiums the end of a call, rounded boxes screens of other errands. A thick border
moves money or changes something and takes only a freshly typed answer. \`0\` leads back from every
screen that another led to.
`

/** One errand: its screens, where their answers lead, and the screens of others they lead to. */
export function diagramOf(screens: Screens): string {
  const nodes = Object.entries(screens).map(([name, screen]) => nodeOf(name, screen))
  const edges = Object.entries(screens).flatMap(([name, screen]) =>
    screen.edges.map((edge) => `  ${idOf(name)} -->|${edge.name}| ${targetOf(edge.to, screens)}`),
  )
  return ['flowchart TD', ...nodes, ...edges, '  classDef changes stroke-width:4px'].join('\n')
}

function nodeOf(name: string, { kind, changes }: Screen): string {
  const [open, close] = SHAPES[kind]
  return `  ${idOf(name)}${open}"${name}"${close}${changes ? ':::changes' : ''}`
}

function targetOf(to: Destination, screens: Screens): string {
  const place = PLACES[to]
  if (place) return `${to}_(("${place}"))`
  return to in screens ? idOf(to) : `${idOf(to)}("${to}")`
}

/** Mermaid takes `end` and dots for its own. */
function idOf(name: string): string {
  return `s_${name.replace(/\W/g, '_')}`
}

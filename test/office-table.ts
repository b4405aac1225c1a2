import { READING } from '../src/core/staff/reading.ts'
import { RULES } from '../src/core/staff/rules.ts'
import type { Route } from '../src/edge/office/route.ts'
import { ROUTES } from '../src/edge/office/routes.ts'

/** The table of `docs/office.md`: every page and form, and who may. */
export function officeTable(): string {
  const rows = ROUTES.map((route) => {
    const path = route.kind === 'open' ? route.path : `/office/m/:mutual${route.path}`
    const people = route.kind === 'page' && route.shows === 'people' ? 'yes' : '–'
    const way = `${route.method.toUpperCase()} \`${path}\``
    return `| ${[way, route.does, errandOf(route), whoMay(route), people].join(' | ')} |`
  })
  return [
    '| page or form | what it does | errand | who may | keeps who looked |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function errandOf(route: Route): string {
  return route.kind === 'open' ? '–' : `\`${route.errand}\``
}

function whoMay(route: Route): string {
  if (route.kind === 'open') return route.who ?? 'anybody'
  const who = route.kind === 'page' ? READING[route.errand] : RULES[route.errand]?.who
  return [who].flat().join(', ')
}

import { findAssociation } from '../../../../store/associations/associations.ts'
import { type Html, html } from '../../html.ts'
import type { Shown, Visit } from '../../visit.ts'
import { associationStatement } from '../association-statement.ts'
import { associationPage } from '../association.ts'

/** An association's own page: its members with what each owes, and what it paid. That of another is not there. */
export async function showOwnAssociation(visit: Visit): Promise<Shown> {
  const { asked, at, associations } = visit
  const code = asked.param('association')
  if (!associations.includes(code)) return 'not-found'
  return associationPage(visit, code, at(associationPath(code)))
}

/** The associations that a phone speaks for; the only one opens at once. */
export async function showOwnAssociations(visit: Visit): Promise<Shown> {
  const { desk, associations, words, at } = visit
  const [first, second] = associations
  if (first !== undefined && second === undefined) return { to: at(associationPath(first)) }
  const title = words('own')('whichAssociation')
  const lines: Html[] = []
  for (const code of associations) {
    const name = (await findAssociation(desk.tx, desk.mutual.code, code))?.name ?? code
    lines.push(html`<li><a href="${at(associationPath(code))}">${name}</a></li>`)
  }
  const body = html`<h1>${title}</h1>
    <ul class="list">
      ${lines}
    </ul>`
  return { title, body }
}

/** Where an association's own page is. */
function associationPath(code: string): string {
  return `/association/${encodeURIComponent(code)}`
}

/** What the own association paid in a month and each member's part of it. */
export async function showOwnAssociationStatement(visit: Visit): Promise<Shown> {
  const { asked, associations } = visit
  const code = asked.param('association')
  if (!associations.includes(code)) return 'not-found'
  return associationStatement(visit, code, `${associationPath(code)}/statement`)
}

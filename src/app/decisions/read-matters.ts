import type { Matter } from '../../core/proposals/matter.ts'
import type { Mutual } from '../../core/statutes/statutes.ts'
import type { Application } from '../../core/membership/application.ts'
import { countOpenApplications, loadApplications } from '../../store/applications/applications.ts'
import { countOpenProposals, openProposals } from '../../store/decisions/proposals.ts'
import type { ReadDesk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { amountOfAct, NOTHING, ofProposal } from '../proposals/as-matter.ts'

type Now = Pick<ReadDesk, 'tx' | 'now'>

/** What waits for a decision in a mutual, proposals before applications, each oldest first. */
export async function loadMatters(
  { tx, now }: Now,
  mutual: string,
  limit: number,
): Promise<Matter[]> {
  const matters: Matter[] = []
  for (const proposal of await openProposals(tx, mutual, now, limit)) {
    matters.push(ofProposal(proposal, await amountOfAct(tx, mutual, proposal.act)))
  }
  const applications = await loadApplications(tx, mutual, { openOnly: true })
  return [...matters, ...applications.map(matterOf)].slice(0, limit)
}

/** How many things wait for a decision. */
export async function countMatters({ tx, now }: Now, mutual: string): Promise<number> {
  return (await countOpenProposals(tx, mutual, now)) + (await countOpenApplications(tx, mutual))
}

/** An application as something to decide. */
export function matterOf(application: Application): Matter {
  const { id, phone } = application
  const common = { what: 'application', id, amount: null, by: null, reason: null } as const
  switch (application.kind) {
    case 'join': {
      const { person, familySize, place } = application
      const who = { person, familySize, place, phone }
      return { ...common, ...who, kind: 'join', about: person.name, number: null }
    }
    case 'add-person': {
      const { number, person } = application
      return { ...common, ...NOTHING, kind: 'person', about: person.name, number, person }
    }
    case 'change-phone': {
      const { number, newPhone } = application
      return { ...common, ...NOTHING, kind: 'phone', about: '', number, phone: newPhone }
    }
  }
}

/** The same with the phone as a manager dials it. */
export function dialled(
  { writePhone }: Pick<Ports, 'writePhone'>,
  { country }: Pick<Mutual, 'country'>,
  matter: Matter,
): Omit<Matter, 'phone'> & { readonly phone: string | null } {
  return { ...matter, phone: matter.phone && writePhone(matter.phone, country) }
}

import type { Kept } from './kept.ts'
import { anyone } from '../dialog/screen.ts'
import { act, choice, end, menu, type Screen } from './screen.ts'
import { CATALOGUES } from '../wording/catalogue.ts'
import type { Say } from '../wording/text-key.ts'
import { foldName } from '../text/gsm7.ts'
import { formatMemberNumber } from '../member-number.ts'
import type { MemberNumber } from '../member-number.ts'
import type { Facts } from './facts.ts'
import type { Role } from './role.ts'
import { telephoneOf } from './help.ts'
import { languagesOf, wordForLanguage } from './languages.ts'
import type { OpeningScreen, ScreenName } from './screen-names.ts'

/** The main menu of each role. */
const MENUS = {
  member: 'main',
  clinic: 'clinic',
  manager: 'manager',
  treasurer: 'manager',
  secretary: 'manager',
  clerk: 'manager',
  auditor: 'manager',
  collector: 'collector',
  association: 'association',
} as const satisfies Record<Role['role'], ScreenName>

/** What may come before a main menu, and how a call ends that leads nowhere. */
export const openingScreens: Readonly<Record<OpeningScreen, Screen>> = {
  language: choice({
    needs: anyone,
    opening: true,
    changes: true,
    title: ({ facts }) => wordForLanguage(languagesOf(facts)),
    name: 'a language',
    items: ({ facts }) => languagesOf(facts),
    label: (language) => CATALOGUES[language]['language.name'],
    to: ['back'],
    pick: (language) => act({ kind: 'set-language', language }, () => ({ to: 'back', language })),
  }),

  resume: menu({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('resume.ask'),
    options: [
      { name: 'continue', to: 'cut', label: ({ say }) => say('resume.continue') },
      { name: 'main menu', to: 'begin', label: ({ say }) => say('resume.again') },
    ],
  }),

  role: choice({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('role.ask'),
    name: 'who calls',
    items: ({ facts }) => rolesOf(facts),
    label: (role, { facts, say }) => roleLabel(role, facts, say),
    to: [...new Set(Object.values(MENUS))],
    pick: (role) => ({ to: MENUS[role.role], keep: as(role) }),
  }),

  'too-many-wrong': end({
    needs: anyone,
    title: ({ say }) => say('screen.too-many-wrong'),
    lines: telephoneOf,
  }),

  'wrong-kept': end({
    needs: anyone,
    title: ({ say }) => say('screen.wrong-kept'),
    lines: telephoneOf,
  }),

  'no-mutual': end({
    needs: anyone,
    opening: true,
    title: ({ say }) => say('screen.no-mutual'),
  }),
}

/** The first screen of a call, and what is settled without asking. */
export function openingOf(
  facts: Facts,
  languageKnown: boolean,
): { readonly screen: ScreenName; readonly kept: Kept } {
  const mutuals = Object.values(facts.mutuals)
  const [mutual] = mutuals
  if (!mutual) return { screen: 'no-mutual', kept: {} }
  if (!languageKnown && facts.caller.language === null && languagesOf(facts).length > 1) {
    return { screen: 'language', kept: {} }
  }
  const roles = rolesOf(facts)
  const [role] = roles
  if (role) return roles.length > 1 ? { screen: 'role', kept: {} } : alone(role)
  const home = homeOf(facts) ?? (mutuals.length === 1 ? mutual.code : null)
  return home === null
    ? { screen: 'join.choose', kept: {} }
    : { screen: facts.mutuals[home]?.waitsSince ? 'join.waits' : 'join', kept: { mutual: home } }
}

function alone(role: Role): { readonly screen: ScreenName; readonly kept: Kept } {
  return { screen: MENUS[role.role], kept: as(role) }
}

function as({ role, mutual, ref }: Role): Kept {
  return { who: { role, mutual, ref } }
}

/** The caller's roles, those in the mutual that was dialled before the others. */
function rolesOf(facts: Facts): readonly Role[] {
  const known = facts.caller.roles.filter(({ mutual }) => facts.mutuals[mutual])
  const home = known.filter(({ mutual }) => mutual === facts.home)
  return [...home, ...known.filter(({ mutual }) => mutual !== facts.home)]
}

function homeOf(facts: Facts): string | null {
  return facts.home !== null && facts.mutuals[facts.home] ? facts.home : null
}

/** Who a role is, and in which mutual when the roles are in several. */
function roleLabel(role: Role, facts: Facts, say: Say): string {
  const several = new Set(rolesOf(facts).map(({ mutual }) => mutual)).size > 1
  const mutual = foldName(facts.mutuals[role.mutual]?.name ?? '', 16)
  const name = foldName(role.name, 20)
  switch (role.role) {
    case 'member':
      return `${name} ${formatMemberNumber(role.ref as MemberNumber)}`
    case 'clinic':
      return say('role.clinic', { name }) + (several ? `, ${mutual}` : '')
    case 'association':
      return say('role.association', { name }) + (several ? `, ${mutual}` : '')
    case 'manager':
    case 'treasurer':
    case 'secretary':
    case 'clerk':
    case 'auditor':
    case 'collector':
      return say(`role.${role.role}`, { name: mutual })
  }
}

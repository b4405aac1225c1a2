import type { HouseholdUpdate } from '../../core/membership/registration-update.ts'

/** What a members file would change of a household, each change in a few words. */
export function changesTold(update: HouseholdUpdate): string[] {
  const { association, associationChanged, changed, added, phones } = update
  const changes = [
    ...(associationChanged ? [`association ${association ?? 'none'}`] : []),
    ...phones.map(({ ordinal, phone }) => `phone of /${ordinal} ${phone}`),
    ...changed.map(
      ({ name, ordinal, card }) => `/${ordinal} ${name}${card ? `, card ${card}` : ''}`,
    ),
    ...added.map(({ name, ordinal }) => `new /${ordinal} ${name}`),
  ]
  return changes.length > 0 ? changes : ['language']
}

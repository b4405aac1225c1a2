import type { OfficeWords } from '../en.ts'

export const roles: OfficeWords['roles'] = {
  manager: 'Gestionnaire',
  treasurer: 'Trésorier',
  secretary: 'Secrétaire',
  clerk: 'Agent de saisie',
  auditor: 'Auditeur',
  collector: 'Collecteur',
  clinic: 'Centre de santé',
  association: 'Association',
  operator: 'Exploitant',
}

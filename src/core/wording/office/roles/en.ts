/** What whoever signs in is called. */
export const roles = {
  manager: 'Manager',
  treasurer: 'Treasurer',
  secretary: 'Secretary',
  clerk: 'Clerk',
  auditor: 'Auditor',
  collector: 'Collector',
  clinic: 'Clinic',
  association: 'Association',
  operator: 'Operator',
} as const

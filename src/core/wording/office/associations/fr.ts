import type { OfficeWords } from '../en.ts'

export const associations: OfficeWords['associations'] = {
  title: 'Associations',
  none: "Il n'y a pas encore d'association.",
  association: 'Association',
  members: 'Membres',
  phone: 'Téléphone',
  noPhone: 'pas de téléphone',
  until: "jusqu'au {day}",
  about:
    "Ce que chaque membre doit aujourd'hui, selon les paiements de la famille et sa part de ce que l'association a payé.",
  state: 'État',
  owed: 'À payer',
  paidThrough: "Payé jusqu'au",
  nothing: 'payé',
  noMembers: "Personne n'y est.",
  payments: 'Derniers paiements',
  noPayments: "Elle n'a encore rien payé.",
  for: 'pour {count} membres',
  notShared: 'pas encore réparti',
  statement: 'Relevé',
  statementOf: 'Relevé de {association}',
  noneInMonth: "Elle n'a rien payé ce mois.",
  paid: 'Payé ce mois',
  part: 'Part',
  tooMany: 'pour {count} membres : leurs parts sont sur la page du reçu',
  cards: 'Cartes à imprimer',
}

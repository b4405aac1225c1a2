import type { OfficeWords } from '../en.ts'

export const decisions: OfficeWords['decisions'] = {
  title: 'À décider',
  about: "Ce que quelqu'un a proposé, et qu'un autre gestionnaire décide.",
  none: "Rien n'attend de décision.",
  proposedBy: 'Proposé par {name}, {day}',
  notYours: 'Votre rôle ne décide pas de ceci. Quelqu’un d’autre le fait.',
  own: "Vous l'avez proposé : un autre gestionnaire décide.",
  reason: 'Motif',
  amount: 'Montant',
  look: 'Voir et décider',
  check: 'Vérifiez avant de décider',
  then: "Si vous approuvez, c'est fait tout de suite dans les livres, sous les deux noms.",
  approve: 'Approuver',
  refuse: 'Refuser',
  why: 'Pourquoi non',
  whyHint: 'Quelques mots, 80 lettres au plus. Il en faut pour refuser.',
  whyMissing: 'Écrivez en quelques mots pourquoi non',
  approved: 'Approuvé : {what}.',
  refused: 'Refusé : {what}.',
  gone: 'Ceci a déjà été décidé.',
  member: 'Membre',
}

import type { OfficeWords } from '../en.ts'

export const applications: OfficeWords['applications'] = {
  title: 'Demandes',
  about:
    "Ce qui a été demandé par téléphone et que personne n'a encore décidé, le plus ancien d'abord.",
  none: "Rien n'attend.",
  asked: 'Demandé',
  family: 'Personnes dans la famille',
  place: 'Village ou association',
  known: 'Déjà inscrit',
  approve: 'Approuver',
  refuse: 'Refuser',
  approved: 'Approuvé',
  refused: 'Refusé',
  reason: 'Pourquoi non',
  approveThen: "C'est fait aussitôt, et un SMS dit la suite.",
  isTwice:
    "Quelqu'un de ce nom et de cette naissance est déjà inscrit. Continuez seulement si c'est une autre personne.",
  refuseThen: 'Le téléphone qui a demandé est averti avec égards. La raison est seulement notée.',
  wasApproved: "C'est approuvé et fait.",
  wasRefused: "C'est refusé, et la personne est avertie.",
}

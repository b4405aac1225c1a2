import type { OfficeWords } from '../en.ts'

export const complaints: OfficeWords['complaints'] = {
  title: 'Appels et plaintes',
  calls: 'Qui demande à être appelé',
  noCalls: 'Personne n’attend d’appel.',
  called: 'A été appelé',
  doing: 'était à : {what}',
  wasCalled: 'C’est retiré de la liste.',
  complaints: 'Plaintes',
  noComplaints: 'Aucune plainte n’attend.',
  filed: 'Déposée le',
  words: 'Avec les mots du membre',
  about: 'Ce que nous en savons',
  state: 'État',
  answer: 'Réponse',
  type: 'Votre réponse',
  typeHint: 'Elle part tout de suite, par un seul SMS.',
  send: 'Envoyer la réponse',
  answered: 'La réponse part au {phone}.',
  close: 'Clore la plainte',
  closeThen: 'Quand il n’y a plus rien à faire, fermez-la. Le membre n’en est pas averti.',
  closed: 'La plainte est close.',
}

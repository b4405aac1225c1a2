import type { OfficeWords } from '../en.ts'

export const cash: OfficeWords['cash'] = {
  title: 'Espèces en main',
  who: 'Qui',
  since: 'Le plus ancien',
  days: '{day}, il y a {days} {days|jour|jours}',
  lastDeposit: 'Dernier versement',
  none: "Personne n'a d'espèces de la mutuelle en main.",
  deposit: 'Enregistrer un versement',
  whose: 'Espèces de',
  inHand: 'En main selon les livres',
  to: 'Porté à',
  reference: 'Numéro du bordereau de la banque ou du transfert',
  part: 'Seule une partie a été portée',
  partHint: 'Le reste demeure en main. Sinon tout est porté : une différence est refusée.',
  depositThen: 'La somme en main diminue d’autant, et qui l’avait en est averti par SMS.',
  depositIt: 'Enregistrer le versement',
  done: '{amount} ont été portés. {rest} restent en main.',
  before: "Ce versement était déjà enregistré : {amount}. Rien n'a été ajouté.",
}

import type { OfficeWords } from '../en.ts'

export const cards: OfficeWords['cards'] = {
  title: 'Cartes de membre',
  about: 'Dix par feuille A4, sans marges : imprimez à « taille réelle ».',
  association: 'Association',
  all: 'tous les membres',
  since: 'Nouveaux depuis le',
  sinceHint: 'Vide : tout le monde.',
  show: 'Voir',
  none: "Personne n'y correspond.",
  next: 'Feuille suivante',
  one: 'Carte de {name}',
  card: 'Carte',
  toPrint: 'à imprimer',
  photo: 'Photo',
  number: 'Numéro de membre',
  dial: 'Composez {code}',
  help: 'Aide {phone}',
}
